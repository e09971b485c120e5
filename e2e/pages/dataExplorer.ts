import type { Locator, Page } from '@playwright/test';

/** The data explorer over the window, and the way into it. */
export class DataExplorer {
  readonly root: Locator;
  readonly count: Locator;
  readonly filter: Locator;
  readonly table: Locator;
  readonly pictures: Locator;
  /** The row that was chosen: what can be changed, and its way along the graph. */
  readonly row: Locator;

  constructor(private readonly page: Page) {
    this.root = page.getByRole('dialog', { name: 'Data explorer' });
    this.count = page.getByTestId('explorer-count');
    this.filter = this.root.getByLabel('Filter', { exact: true });
    this.table = page.getByTestId('explorer-table');
    this.pictures = page.getByTestId('explorer-pictures');
    this.row = page.getByTestId('explorer-row');
  }

  /** The row in sight at this place, from 0. */
  rowAt(place: number): Locator {
    return this.table.locator(`[role="row"][aria-rowindex="${place + 2}"]`);
  }

  /** Keeps the rows for which a condition holds; '' shows all. */
  async filterBy(condition: string): Promise<void> {
    await this.filter.fill(condition);
    await this.filter.press('Enter');
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.root.waitFor({ state: 'hidden' });
  }
}
