import type { Locator, Page } from '@playwright/test';

/** Writes the model for use elsewhere, with its proof. */
export class ExportDialog {
  readonly root: Locator;
  readonly proof: Locator;

  constructor(private readonly page: Page) {
    this.root = page.getByRole('dialog', { name: 'Export the model' });
    this.proof = this.root.getByTestId('export-proof');
  }

  /** Opens it and exports into the folder that the system's dialog has been told. */
  async exportModel(): Promise<void> {
    await this.page.keyboard.press('Control+E');
    await this.root.getByRole('button', { name: 'Choose a folder and export' }).click();
  }
}
