import type { Locator, Page } from '@playwright/test';

/** The tree that equals the canvas. */
export class Outline {
  readonly root: Locator;
  readonly items: Locator;

  constructor(private readonly page: Page) {
    this.root = page.getByTestId('panel-outline');
    this.items = this.root.getByRole('treeitem');
  }

  /** The row of a node or wire by its id. */
  item(id: string): Locator {
    return this.root.getByTestId(`outline-${id}`);
  }

  async open(): Promise<void> {
    if (await this.root.isVisible()) return;
    await this.page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Outline' }).click();
  }
}
