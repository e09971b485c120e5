import type { Locator, Page } from '@playwright/test';

/** The evaluation in the dock. */
export class Evaluation {
  readonly root: Locator;
  /** There when the numbers are. */
  readonly report: Locator;
  readonly samples: Locator;

  constructor(page: Page) {
    this.root = page.getByTestId('evaluation');
    this.report = this.root.getByTestId('report');
    this.samples = this.root.getByTestId('samples');
  }

  /** A figure of the summary by its name, such as `Accuracy`. */
  async readFigure(name: string): Promise<number> {
    const term = this.report.getByRole('term').filter({ hasText: new RegExp(`^${name}$`) });
    const value = await term.locator('xpath=following-sibling::dd[1]').textContent();
    const number = Number.parseFloat((value ?? '').replaceAll(',', '').replace('−', '-'));
    return value?.includes('%') ? number / 100 : number;
  }

  /** A cell of the confusion matrix. */
  cell(actual: string, predicted: string): Locator {
    return this.report.getByRole('button', {
      name: new RegExp(`rows are ${escapePattern(actual)} and were predicted as ${escapePattern(predicted)} \\(`),
    });
  }

  async show(view: 'Confusion' | 'Classes' | 'ROC' | 'PR'): Promise<void> {
    await this.report
      .getByRole('radio', { name: view })
      .or(this.report.getByRole('button', { name: view }))
      .click();
  }
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
