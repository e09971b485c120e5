import type { Locator, Page } from '@playwright/test';

/** Project at the left, run in the middle, the window itself at the right. */
export class TopBar {
  readonly root: Locator;
  readonly dirtyDot: Locator;

  constructor(page: Page) {
    this.root = page.getByRole('banner');
    this.dirtyDot = page.getByTestId('dirty-dot');
  }

  get undo(): Locator {
    return this.root.getByRole('button', { name: /^Undo/ });
  }

  get redo(): Locator {
    return this.root.getByRole('button', { name: /^Redo/ });
  }

  /** The button with the project's name. */
  get projectName(): Locator {
    return this.root.getByRole('button', { name: /Rename the project$/ });
  }

  async goHome(): Promise<void> {
    await this.root.getByRole('button', { name: 'Close project and show the start page' }).click();
  }

  async switchTheme(): Promise<void> {
    await this.root.getByRole('button', { name: /^(Dark|Light) theme$|^(深色|浅色)主题$/ }).click();
  }

  async switchLanguage(): Promise<void> {
    await this.root.getByRole('button', { name: /^(中文|English)$/ }).click();
  }
}
