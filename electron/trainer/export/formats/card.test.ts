import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { runExportTask } from '../../tasks/exportTasks.ts';
import { runEvaluateTask } from '../../tasks/modelTasks.ts';
import { imageFields, referencePlan } from '../../testing/examplePlans.ts';
import { makeExecutor, makeFolder, train } from '../../testing/runSetup.ts';
import { quarterImages, writePreparedFolder } from '../../testing/writePreparedFolder.ts';
import { modelCardSchema } from '../modelCard.ts';

it('every number of a card is that of the stored run', async () => {
  const preparedFolder = await makeFolder('card-data');
  await writePreparedFolder(preparedFolder, { fields: imageFields(28), ...quarterImages(60, 28) });
  const runFolder = await makeFolder('card-run');
  await train({ runFolder, preparedFolder, plan: referencePlan({ epochs: 1 }) });
  const executor = await makeExecutor();
  await mkdir(path.join(runFolder, 'predictions'));
  const split = 'train';
  const reports: unknown[] = [];
  await runEvaluateTask(
    { task: 'evaluate', runFolder, preparedFolder, split, weights: 'best' },
    executor,
    (message) => {
      if (message.message === 'evaluation') reports.push(message.report);
    },
  );
  await writeFile(path.join(runFolder, 'predictions', 'train.evaluation.json'), JSON.stringify(reports[0]));
  const out = path.join(await makeFolder('card'), 'card');
  await runExportTask(
    { task: 'export', runFolder, preparedFolder, format: 'card', out, weights: 'best' },
    executor,
    () => undefined,
  );
  const read = async (folder: string, file: string) => JSON.parse(await readFile(path.join(folder, file), 'utf8'));
  const card = modelCardSchema.parse(await read(out, 'model-card.json'));
  const state = await read(runFolder, 'state.json');
  const report = await read(runFolder, 'predictions/train.evaluation.json');
  expect(card.training).toMatchObject({ trainedMs: state.trainedMs, best: state.best, lastMetrics: state.lastMetrics });
  expect(card.evaluations).toEqual([
    {
      split,
      rows: report.rows,
      loss: report.loss,
      metrics: report.metrics,
      perClass: report.result.perClass,
    },
  ]);
  const text = await readFile(path.join(out, 'model-card.md'), 'utf8');
  for (const number of [report.loss, report.metrics.accuracy, state.trainedMs, card.network.parameters]) {
    expect(text).toContain(String(number));
  }
});
