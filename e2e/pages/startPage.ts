import { expect, type Locator, type Page } from '@playwright/test';

/** Where the app begins: templates, recovered work, projects of late. */
export class StartPage {
  readonly root: Locator;

  constructor(private readonly page: Page) {
    this.root = page.getByTestId('start-page');
  }

  get templates(): Locator {
    return this.root.getByRole('button', { name: /^Open the template / });
  }

  get recovered(): Locator {
    return this.root.getByRole('region', { name: 'Recovered work' });
  }

  recent(name: string): Locator {
    return this.root.getByRole('button', { name: `Open ${name}`, exact: true });
  }

  async newProject(): Promise<void> {
    await this.root.getByRole('button', { name: 'New project' }).click();
    await this.waitForEditor();
  }

  /** Opens a template by the name of its file, such as `penguin-species`. */
  async openTemplate(id: string): Promise<void> {
    await this.root.getByTestId(`template-${id}`).click();
    await this.waitForEditor();
  }

  /** Opens a project with the system's dialog, which has been answered before. */
  async openProject(): Promise<void> {
    await this.root.getByRole('button', { name: 'Open project' }).click();
    await this.waitForEditor();
  }

  async restore(name: string): Promise<void> {
    await this.recovered.getByRole('button', { name: `Restore ${name}` }).click();
    await this.waitForEditor();
  }

  private async waitForEditor(): Promise<void> {
    await expect(this.page.getByTestId('canvas')).toBeVisible();
  }
}
