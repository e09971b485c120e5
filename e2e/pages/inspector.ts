import type { Locator, Page } from '@playwright/test';

/** The panel at the right: the selected node and its parameters. */
export class Inspector {
  readonly root: Locator;

  constructor(private readonly page: Page) {
    this.root = page.getByTestId('inspector');
  }

  get title(): Locator {
    return this.root.getByRole('heading', { level: 2 });
  }

  /** A parameter by its name in the file, with its control, help and problems. */
  parameter(name: string): Locator {
    return this.root.getByTestId(`parameter-${name}`);
  }

  problem(code: string): Locator {
    return this.root.getByTestId(`problem-${code}`);
  }

  /** Types a number into the field of a parameter. */
  async setNumber(name: string, value: number): Promise<void> {
    const field = this.parameter(name).getByRole('textbox').first();
    await field.fill(String(value));
    await field.press('Enter');
  }

  async choose(name: string, option: string): Promise<void> {
    await this.parameter(name).getByRole('combobox').click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }
}
