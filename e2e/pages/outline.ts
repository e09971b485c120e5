import type { Locator, Page } from '@playwright/test';

/** The tree that equals the canvas. */
export class Outline {
  readonly root: Locator;

  constructor(private readonly page: Page) {
    this.root = page.getByTestId('panel-outline');
  }

  get items(): Locator {
    return this.root.getByRole('treeitem');
  }

  async open(): Promise<void> {
    if (await this.root.isVisible()) return;
    await this.page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Outline' }).click();
  }
}
