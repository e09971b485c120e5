import type { Locator, Page } from '@playwright/test';

export type DockTab = 'Training' | 'Evaluation' | 'Predict' | 'Serve' | 'Problems';

/** Below the canvas: curves, evaluation, predictions, problems. */
export class Dock {
  readonly charts: Locator;

  constructor(private readonly page: Page) {
    this.charts = this.panel('Training').getByRole('img');
  }

  tab(name: DockTab): Locator {
    return this.page.getByRole('tab', { name: new RegExp(`^${name}`) });
  }

  panel(name: DockTab): Locator {
    return this.page.getByRole('tabpanel', { name: new RegExp(`^${name}`) });
  }

  async show(name: DockTab): Promise<Locator> {
    await this.tab(name).click();
    return this.panel(name);
  }
}
