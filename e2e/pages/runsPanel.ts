import type { Locator, Page } from '@playwright/test';

/** All runs of the project. */
export class RunsPanel {
  readonly root: Locator;
  readonly items: Locator;

  constructor(private readonly page: Page) {
    this.root = page.getByTestId('panel-runs');
    this.items = this.root.getByRole('listitem');
  }

  async open(): Promise<void> {
    if (await this.root.isVisible()) return;
    await this.page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Runs' }).click();
  }

  /** Why a run failed, as its row says it. */
  get failure(): Locator {
    return this.root.getByRole('note', { name: 'Why it failed' });
  }

  async choose(run: number, action: 'Continue training' | 'Rename' | 'Delete'): Promise<void> {
    await this.items
      .nth(run)
      .getByRole('button', { name: /^Actions for / })
      .click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }

  /** Goes on from the last checkpoint until `epochs` in all. */
  async continue(run: number, epochs: number): Promise<void> {
    await this.choose(run, 'Continue training');
    const dialog = this.page.getByRole('dialog', { name: /^Continue / });
    const field = dialog.getByRole('textbox', { name: 'Epochs in all' });
    await field.fill(String(epochs));
    await field.press('Tab');
    await dialog.getByRole('button', { name: /^Train \d+ more epoch/ }).click();
  }
}
