import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { expect, PROJECT, test } from './app.ts';
import type { Studio } from './studio.ts';

/**
 * Pictures for README and docs, with a model that was really trained, in both themes. Run with
 * `npm run screenshots`; not a part of the tests.
 */
const FOLDER = path.join(PROJECT, 'docs', 'images');
const THEMES = ['light', 'dark'] as const;

test('pictures for the documentation', async ({ launch, folders }) => {
  test.setTimeout(3_000_000);
  await mkdir(FOLDER, { recursive: true });
  const studio = await launch({ size: { width: 1280, height: 800 } });
  const { page, dock, canvas, runBar, evaluation, predict } = studio;
  await expect(studio.start.templates).toHaveCount(3);
  await picture(studio, 'start');

  await studio.start.openTemplate('fashion-mnist');
  await canvas.select('conv2d_1');
  await picture(studio, 'canvas');

  await page.keyboard.press('Escape');
  await runBar.train.click();
  // Half of the epochs are a curve to look at.
  await runBar.waitForEpoch(6, 1_800_000);
  await picture(studio, 'training');
  await runBar.waitFor('Finished', 1_800_000);

  await dock.show('Evaluation');
  await expect(evaluation.report).toBeVisible({ timeout: 120_000 });
  await evaluation.cell('Shirt', 'T-shirt/top').click();
  await expect(evaluation.samples.getByRole('img').first()).toBeVisible();
  await enlargeDock(studio);
  await picture(studio, 'evaluation');

  await dock.show('Predict');
  await predict.testRows.nth(12).click();
  await expect(predict.bars.first()).toBeVisible();
  await picture(studio, 'predict');

  const out = path.join(folders.work, 'fashion-mnist-tfjs');
  await studio.answerDialogs({ open: out, save: out });
  await studio.exportDialog.exportModel();
  await expect(studio.exportDialog.proof).toBeVisible({ timeout: 120_000 });
  await picture(studio, 'export');
});

/** One picture in each theme, small enough for a repository. */
async function picture({ page }: Studio, name: string): Promise<void> {
  // Over nothing that answers to the pointer.
  await page.mouse.move(1100, 2);
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme });
    await page.waitForTimeout(400);
    const taken = await page.screenshot();
    await sharp(taken)
      .png({ palette: true, quality: 90, effort: 10 })
      .toFile(path.join(FOLDER, `${name}.${theme}.png`));
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Gives the dock the room that a matrix of ten classes needs. */
async function enlargeDock({ page }: Studio): Promise<void> {
  const bar = page.getByRole('separator', { name: 'Resize: Dock' });
  const box = await bar.boundingBox();
  if (!box) return;
  await page.mouse.move(box.x + box.width / 2, box.y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y - 180, { steps: 6 });
  await page.mouse.up();
}
