import type { Locator, Page } from '@playwright/test';
import type { Point } from './canvas.ts';

/** The list of kinds at the left, and the search that opens on the canvas (quick add). */
export class Palette {
  readonly root: Locator;
  /** The search that Space, a double click or a wire dropped on nothing opens. */
  readonly quickAdd: Locator;

  constructor(private readonly page: Page) {
    this.root = page.getByTestId('panel-nodes');
    this.quickAdd = page.getByRole('dialog', { name: /^Add a node/ });
  }

  /** A kind in the list by its title. */
  kind(title: string): Locator {
    return this.root.getByRole('option', { name: title, exact: true });
  }

  /** Drags a kind from the list to a place of the window. */
  async drag(title: string, to: Point): Promise<void> {
    const kind = this.kind(title);
    await kind.scrollIntoViewIfNeeded();
    await kind.hover();
    await this.page.mouse.down();
    await this.page.mouse.move(to.x - 8, to.y - 8, { steps: 3 });
    await this.page.mouse.move(to.x, to.y, { steps: 2 });
    await this.page.mouse.up();
  }

  /** Types into the search that is open on the canvas and takes the first that fits. */
  async addByName(title: string): Promise<void> {
    await this.quickAdd.getByRole('combobox').fill(title);
    await this.page.keyboard.press('Enter');
  }
}
