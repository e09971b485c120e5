import { expect, type Locator, type Page } from '@playwright/test';

export type RunStateWord = 'Preparing' | 'Training' | 'Paused' | 'Stopping' | 'Finished' | 'Stopped' | 'Failed';

/** Start, hold and stop the training, and how far it is. */
export class RunBar {
  readonly root: Locator;
  readonly train: Locator;
  readonly state: Locator;

  constructor(page: Page) {
    this.root = page.getByTestId('run-bar');
    this.train = this.root.getByRole('button', { name: /^Train( |$)/ });
    this.state = this.root.locator('[data-run-state]');
  }

  get engine(): Locator {
    return this.root.getByTestId('engine');
  }

  async pause(): Promise<void> {
    await this.root.getByRole('button', { name: 'Pause' }).click();
  }

  async resume(): Promise<void> {
    await this.root.getByRole('button', { name: 'Resume' }).click();
  }

  /** Soft: the batch in hand is finished, and a checkpoint written. */
  async stop(): Promise<void> {
    await this.root.getByRole('button', { name: 'Stop after this batch' }).click();
  }

  async waitFor(state: RunStateWord, timeout = 180_000): Promise<void> {
    await expect(this.state).toHaveText(state, { timeout });
  }

  /** Steps done since the start of the epoch, as the bar says them; 0 before the first. */
  async readBatch(): Promise<number> {
    const text = (await this.root.textContent()) ?? '';
    return Number(/batch ([\d,]+) of/.exec(text)?.[1]?.replaceAll(',', '') ?? 0);
  }

  /** Waits until the run has come to an epoch. */
  async waitForEpoch(epoch: number, timeout = 180_000): Promise<void> {
    const read = async () =>
      Number(/epoch ([\d,]+)\//.exec((await this.root.textContent()) ?? '')?.[1]?.replaceAll(',', '') ?? 0);
    await expect.poll(read, { timeout }).toBeGreaterThanOrEqual(epoch);
  }

  async waitForBatch(batch: number, timeout = 180_000): Promise<void> {
    await expect.poll(() => this.readBatch(), { timeout }).toBeGreaterThanOrEqual(batch);
  }
}
