import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { RUN_FILES } from '../../shared/run/runFiles.ts';
import { runStateSchema } from '../../shared/run/runRecord.ts';
import { buildPlan } from './testing/buildPlan.ts';
import { imageFields } from './testing/examplePlans.ts';
import { makeFolder } from './testing/runSetup.ts';
import { buildEntries, startTrainer } from './testing/trainerProcess.ts';
import { quarterImages, writePreparedFolder } from './testing/writePreparedFolder.ts';

beforeAll(buildEntries);

it('trains without the native engine, from the same first weights to the same loss, and says what runs', async () => {
  const preparedFolder = await makeFolder('cpu-data');
  await writePreparedFolder(preparedFolder, { fields: imageFields(6), ...quarterImages(100, 6) });
  const plan = buildPlan({
    fields: imageFields(6),
    inputs: { input_1: ['image'] },
    layers: [
      { node: 'conv2d_1', kind: 'conv2d', values: { filters: 3 } },
      { node: 'batch_normalization_1', kind: 'batchNormalization' },
      { node: 'flatten_1', kind: 'flatten' },
      { node: 'dense_1', kind: 'dense', values: { units: 10, activation: 'softmax' } },
    ],
    training: {
      objectives: [{ name: 'sparseCategoricalCrossentropy', prediction: 'dense_1', target: 'label' }],
      metrics: [{ node: 'accuracy_1', name: 'accuracy', prediction: 'dense_1', target: 'label', config: {} }],
      epochs: 2,
    },
  });
  const states = await Promise.all(
    ['cpu', ''].map(async (engine) => {
      const runFolder = await makeFolder('cpu-run');
      const task = { task: 'train', runFolder, preparedFolder, plan, resume: false };
      const trainer = startTrainer(task, { TENSORLOOM_ENGINE: engine });
      expect(await trainer.exited).toEqual({ code: 0, signal: null });
      return runStateSchema.parse(JSON.parse(await readFile(path.join(runFolder, RUN_FILES.state), 'utf8')));
    }),
  );
  const [cpu, native] = states;
  expect(cpu?.engine).toEqual({ executor: 'tfjs-layers', backend: 'cpu', tensorflow: null, threads: 1 });
  expect(native?.engine?.backend).toBe('tensorflow');
  for (const key of ['loss', 'val_loss', 'accuracy']) {
    expect(cpu?.lastMetrics[key], key).toBeCloseTo(native?.lastMetrics[key] ?? Number.NaN, 4);
  }
});
