import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, PROJECT, test } from './app.ts';
import { waitForJournal } from './journal.ts';
import { dropFile, pictureOfTestRow } from './pictures.ts';
import { readProject } from './projectFile.ts';
import { DRAWN, drawReferenceModel } from './referenceModel.ts';

test('draw the reference model, mend a mistake, train, evaluate, predict, export, lose nothing', async ({
  launch,
  folders,
}) => {
  test.setTimeout(900_000);
  const studio = await launch({ size: { width: 1560, height: 980 } });
  const { page, canvas, inspector, dock, runBar, evaluation, predict } = studio;
  await studio.start.newProject();
  await page.keyboard.press('Control+J');
  await canvas.useTool('Zoom out');
  await canvas.useTool('Zoom out');

  await test.step('drag the cards and draw the wires', async () => {
    await drawReferenceModel(studio);
    await expect(canvas.nodes).toHaveCount(DRAWN.cards);
    await expect(canvas.wires).toHaveCount(DRAWN.wires);
  });

  await test.step('the mistake is said on the cards, in the inspector and in the list', async () => {
    // Dense takes the last axis of 5×5×32, which is allowed and almost never meant; the loss cannot take what comes out.
    await expect(canvas.shapeAfter('dense_1.output')).toHaveText('5×5×64');
    await expect(canvas.node('dense_1')).toHaveAttribute('data-state', 'warning');
    await expect(canvas.node('sparse_categorical_crossentropy_1')).toHaveAttribute('data-state', 'problem');
    await canvas.select('dense_1');
    await expect(inspector.root.getByRole('button', { name: 'Insert Flatten' })).toBeVisible();
    await page.keyboard.press('Control+J');
    const problems = await dock.show('Problems');
    await expect(problems.getByRole('listitem')).toHaveCount(3);
    await inspector.root.getByRole('button', { name: 'Insert Flatten' }).click();
    await expect(canvas.node('flatten_1')).toBeVisible();
    await expect(canvas.shapeAfter('flatten_1.output')).toHaveText('800');
    await expect(canvas.node('dense_1')).toHaveAttribute('data-state', 'idle');
  });

  await test.step('what is left is mended with one click, too', async () => {
    const problems = dock.panel('Problems');
    await problems.getByRole('button', { name: 'Fix 2 problems' }).click();
    await expect(problems).toContainText('The pipeline is ready to train.');
    await canvas.select('conv2d_2');
    await inspector.setNumber('filters', 64);
    await canvas.select('training_1');
    await inspector.setNumber('epochs', 2);
    await inspector.setNumber('batchSize', 128);
    await expect(runBar.train).toHaveText('Train 2 epochs');
  });

  const project = path.join(folders.work, '项目 α', 'reference.loom');
  await test.step('it is the reference model, saved under a name of any language', async () => {
    await mkdir(path.dirname(project));
    await studio.saveAs(project);
    const drawn = await readProject(project);
    const template = await readProject(path.join(PROJECT, 'resources', 'templates', 'fashion-mnist.loom'));
    expect(Object.keys(drawn.edges).sort()).toEqual(Object.keys(template.edges).sort());
    for (const [id, node] of Object.entries(template.nodes)) {
      if (id === 'training_1' || id === 'input_1') continue;
      expect(drawn.nodes[id]?.values, id).toEqual(node.values);
    }
  });

  await test.step('train, and see the chart move', async () => {
    await runBar.train.click();
    await expect(runBar.engine).toContainText('graph engine · TensorFlow 2.', { timeout: 120_000 });
    await runBar.waitForBatch(40);
    const before = await dock.charts.first().screenshot();
    await runBar.waitForBatch(80);
    expect((await dock.charts.first().screenshot()).equals(before)).toBe(false);
  });

  await test.step('pause holds it, resume lets it go on', async () => {
    await runBar.pause();
    await runBar.waitFor('Paused');
    const batch = await runBar.readBatch();
    await page.waitForTimeout(1000);
    expect(await runBar.readBatch()).toBe(batch);
    await runBar.resume();
    await runBar.waitFor('Training');
    await runBar.waitForBatch(batch + 5);
  });

  await test.step('stop softly in the second epoch', async () => {
    await expect(runBar.root).toContainText('epoch 2/2', { timeout: 240_000 });
    await runBar.waitForBatch(5);
    await runBar.stop();
    await runBar.waitFor('Stopped', 180_000);
  });

  await test.step('evaluate, and see the pictures behind a number', async () => {
    await dock.show('Evaluation');
    await expect(evaluation.report).toBeVisible({ timeout: 180_000 });
    expect(await evaluation.readFigure('Accuracy')).toBeGreaterThan(0.75);
    await evaluation.cell('Ankle boot', 'Ankle boot').click();
    await expect(evaluation.samples.getByRole('img').first()).toBeVisible();
    await expect(evaluation.samples).toContainText('Ankle boot');
  });

  await test.step('predict a test row and a dropped picture', async () => {
    await dock.show('Predict');
    await predict.testRows.first().click();
    await expect(predict.bars).toHaveCount(10);
    await expect(predict.prediction).toContainText('Actual: ');
    await predict.from('An image');
    await dropFile(predict.imageDrop, 'boot.png', await pictureOfTestRow(0));
    await expect(predict.answer).toHaveText('Ankle boot');
  });

  await test.step('export, with its proof', async () => {
    const out = path.join(folders.work, 'exported model');
    await studio.answerDialogs({ open: out, save: out });
    await studio.exportDialog.exportModel();
    await expect(studio.exportDialog.proof).toContainText('checked on 200 rows', { timeout: 180_000 });
    await studio.exportDialog.root.getByRole('button', { name: 'Done' }).click();
  });

  await test.step('the app is killed while it trains, with an edit that is in no file', async () => {
    await studio.runs.open();
    await studio.runs.continue(0, 4);
    await runBar.waitFor('Training', 180_000);
    await runBar.waitForBatch(3);
    await canvas.select('dense_1');
    await inspector.setNumber('units', 65);
    await expect(studio.topBar.dirtyDot).toBeVisible();
    await waitForJournal(studio, 'dense_1', { units: 65 });
    await studio.kill();
  });

  await test.step('everything is there again, and the run goes on from its checkpoint', async () => {
    const again = await launch({ size: { width: 1560, height: 980 } });
    await expect(again.start.recent('reference')).toBeVisible();
    await again.start.restore('reference');
    await expect(again.canvas.nodes).toHaveCount(DRAWN.cards + 1);
    await expect(again.topBar.dirtyDot).toBeVisible();
    await again.canvas.select('dense_1');
    await expect(again.inspector.parameter('units').getByRole('textbox')).toHaveValue('65');
    await again.runs.open();
    await expect(again.runs.items).toHaveCount(1);
    await expect(again.runs.items.first()).toContainText('Interrupted – can be continued');
    await again.runs.continue(0, 4);
    await again.runBar.waitFor('Training', 180_000);
    await again.runBar.stop();
    await again.runBar.waitFor('Stopped', 180_000);
  });
});
