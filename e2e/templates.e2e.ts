import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, PROJECT, test } from './app.ts';

const PENGUINS = path.join(PROJECT, 'resources', 'datasets', 'penguins', 'penguins.csv');

test('penguin species: trained to the end, evaluated to the row, asked about a row and a whole file', async ({
  studio,
  folders,
}) => {
  const { page, runBar, dock, evaluation, predict } = studio;
  await studio.start.openTemplate('penguin-species');
  await expect(runBar.train).toHaveText('Train 100 epochs');
  await runBar.train.click();
  await runBar.waitFor('Finished', 180_000);
  await expect(dock.charts.first()).toBeVisible();

  await test.step('evaluate', async () => {
    await dock.show('Evaluation');
    await expect(evaluation.report).toBeVisible({ timeout: 120_000 });
    expect(await evaluation.readFigure('Accuracy')).toBeGreaterThanOrEqual(0.9);
    await evaluation.cell('Gentoo', 'Gentoo').click();
    await expect(evaluation.samples.getByRole('row')).not.toHaveCount(0);
    await expect(evaluation.samples).toContainText('bill_length_mm');
    await evaluation.show('Classes');
    await expect(evaluation.report.getByRole('table')).toContainText('Adelie');
    await evaluation.show('ROC');
    await expect(evaluation.report.getByRole('img').or(evaluation.report.locator('canvas')).first()).toBeVisible();
  });

  await test.step('a typed row', async () => {
    await dock.show('Predict');
    await predict.from('A row');
    await expect(predict.bars).toHaveCount(3);
    const before = await predict.prediction.textContent();
    // A bill and a mass that only Gentoos have.
    for (const [column, value] of [
      ['bill_length_mm', '50'],
      ['bill_depth_mm', '14.5'],
      ['flipper_length_mm', '225'],
      ['body_mass_g', '5600'],
    ] as const) {
      const field = predict.root.getByRole('textbox', { name: new RegExp(`^${column}`) });
      await field.fill(value);
      await field.press('Tab');
    }
    await expect(predict.answer).toHaveText('Gentoo');
    expect(await predict.prediction.textContent()).not.toBe(before);
  });

  await test.step('a whole file', async () => {
    await predict.from('A whole file');
    const out = path.join(folders.work, 'scored penguins.csv');
    await studio.answerDialogs({ open: PENGUINS, save: out });
    await predict.root.getByTestId('score-file').click();
    await expect(predict.root.getByRole('status')).toContainText('rows predicted', { timeout: 120_000 });
    const lines = (await readFile(out, 'utf8')).trim().split('\n');
    expect(lines).toHaveLength((await readFile(PENGUINS, 'utf8')).trim().split('\n').length);
  });

  await test.step('every word changes with the language, at once', async () => {
    await studio.topBar.switchLanguage();
    await expect(page.getByRole('tab', { name: '评估' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await studio.topBar.switchLanguage();
    await expect(dock.tab('Evaluation')).toBeVisible();
  });
});

test('penguin body mass: a regression, trained to the end and evaluated', async ({ studio }) => {
  const { runBar, dock, evaluation, predict } = studio;
  await studio.start.openTemplate('penguin-body-mass');
  await runBar.train.click();
  await runBar.waitFor('Finished', 180_000);
  await dock.show('Evaluation');
  await expect(evaluation.report).toBeVisible({ timeout: 120_000 });
  expect(await evaluation.readFigure('R²')).toBeGreaterThan(0.7);
  expect(await evaluation.readFigure('RMSE')).toBeLessThan(450);
  await expect(evaluation.report).toContainText('Largest errors');
  await dock.show('Predict');
  await predict.testRows.first().click();
  await expect(predict.prediction).toContainText('body_mass_g');
});
