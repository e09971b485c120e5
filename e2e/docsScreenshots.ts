import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { expect, PROJECT, test } from './app.ts';
import { DataExplorer } from './pages/dataExplorer.ts';
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
  const explorer = new DataExplorer(page);
  await expect(page.getByTestId('templates-by-field').getByRole('button').first()).toBeVisible();
  await picture(studio, 'start');

  await studio.start.openTemplate('fashion-mnist');
  await canvas.select('fashion_mnist_1');
  await page.keyboard.press('Control+Shift+D');
  await explorer.pictures.getByRole('option').nth(3).click();
  await expect(explorer.row.getByTestId('row-way')).toContainText('Fashion-MNIST');
  await picture(studio, 'explorer');
  await explorer.close();
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
  await page.keyboard.press('Escape');

  const serve = await dock.show('Serve');
  await serve.getByRole('textbox', { name: 'Port' }).fill('8501');
  await serve.getByRole('button', { name: 'Start serving' }).click();
  await expect(serve.getByTestId('serve-address')).toBeVisible({ timeout: 120_000 });
  const address = await serve.getByTestId('serve-address').textContent();
  const key = await serve.getByTestId('serve-key').textContent();
  for (const asked of ['/v2/models', '/openapi.json', '/v2/health/ready']) {
    await fetch(`${address}${asked}`, { headers: { authorization: `Bearer ${key}` } });
  }
  // The key of a picture opens nothing: it is hidden all the same, as a person should.
  await serve.getByRole('button', { name: /hide/i }).click();
  await picture(studio, 'serve');
  await serve.getByRole('button', { name: 'Stop' }).click();
});

test('pictures of texts and series as they leave a node', async ({ studio }) => {
  const { page, canvas } = studio;
  const panel = page.getByTestId('panel-data');
  for (const [template, node, name] of [
    ['spam-gru', 'text_to_sequence_1', 'preview-text'],
    ['traffic-gru', 'window_series_1', 'preview-series'],
  ] as const) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await studio.start.openTemplate(template);
    await canvas.select(node);
    // The button closes a panel that is open, and the panel stays from one project to the next.
    if (!(await panel.isVisible())) await page.getByRole('button', { name: 'Data', exact: true }).click();
    await expect(panel.getByRole('button', { name: 'Explore rows' })).toBeVisible({ timeout: 120_000 });
    await picture(studio, name);
    await page.keyboard.press('Control+W');
    await expect(studio.start.templates.first()).toBeVisible();
  }
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
