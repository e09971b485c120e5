import type { Locator, Page } from '@playwright/test';

/** Questions to a trained model, in the dock. */
export class Predict {
  readonly root: Locator;
  readonly prediction: Locator;
  /** The class that the model names. */
  readonly answer: Locator;
  /** Bars of the probabilities. */
  readonly bars: Locator;

  constructor(page: Page) {
    this.root = page.getByTestId('predict');
    this.prediction = this.root.getByTestId('prediction');
    this.answer = this.root.getByTestId('predicted-class');
    this.bars = this.root.getByRole('list', { name: 'Probability of each class' }).getByRole('listitem');
  }

  get testRows(): Locator {
    return this.root.getByTestId('test-rows').getByRole('button', { name: /^Row / });
  }

  get imageDrop(): Locator {
    return this.root.getByTestId('image-drop');
  }

  async from(source: 'Test rows' | 'An image' | 'A row' | 'A whole file'): Promise<void> {
    await this.root
      .getByRole('radio', { name: source })
      .or(this.root.getByRole('button', { name: source, exact: true }))
      .click();
  }
}
