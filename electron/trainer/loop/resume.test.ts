import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../../shared/pipeline/plan.ts';
import { RUN_FILES } from '../../../shared/run/runFiles.ts';
import { buildPlan, optimizerOf } from '../testing/buildPlan.ts';
import { imageFields } from '../testing/examplePlans.ts';
import { makeFolder, train } from '../testing/runSetup.ts';
import { quarterImages, writePreparedFolder } from '../testing/writePreparedFolder.ts';
import { type Checkpoint, readCheckpoint } from './checkpoint.ts';
import { RunControl } from './runControl.ts';

const OPTIMIZERS = {
  sgd: optimizerOf('sgd', { momentum: 0.9, nesterov: true }),
  adam: optimizerOf('adam'),
  rmsprop: optimizerOf('rmsprop', { momentum: 0.5 }),
};

let preparedFolder = '';
beforeAll(async () => {
  preparedFolder = await makeFolder('resume-data');
  await writePreparedFolder(preparedFolder, { fields: imageFields(8), ...quarterImages(300, 8) });
});

function planOf(optimizer: Plan['training']['optimizer'], epochs: number): Plan {
  return buildPlan({
    fields: imageFields(8),
    inputs: { input_1: ['image'] },
    layers: [
      { node: 'conv2d_1', kind: 'conv2d', values: { filters: 4 } },
      { node: 'batch_normalization_1', kind: 'batchNormalization' },
      { node: 'flatten_1', kind: 'flatten' },
      { node: 'dropout_1', kind: 'dropout', values: { rate: 0.3 } },
      { node: 'dense_1', kind: 'dense', values: { units: 10, activation: 'softmax' } },
    ],
    training: {
      objectives: [{ name: 'sparseCategoricalCrossentropy', prediction: 'dense_1', target: 'label' }],
      metrics: [{ node: 'accuracy_1', name: 'accuracy', prediction: 'dense_1', target: 'label', config: {} }],
      optimizer,
      epochs,
      batchSize: 16,
    },
  });
}

describe.each(Object.entries(OPTIMIZERS))('going on with %s', (_name, optimizer) => {
  it('gives the bits of a run that was never interrupted', async () => {
    const whole = await trainFresh(planOf(optimizer, 4));
    const parts = await makeFolder('resume-parts');
    await train({ runFolder: parts, preparedFolder, plan: planOf(optimizer, 2) });
    await train({ runFolder: parts, preparedFolder, plan: planOf(optimizer, 4), resume: true });
    expectSameBits(await readLast(parts), await readLast(whole));
  });

  it('gives the same bits when it was stopped in the middle of an epoch', async () => {
    const whole = await trainFresh(planOf(optimizer, 3));
    const parts = await makeFolder('resume-middle');
    const control = new RunControl();
    const plan = planOf(optimizer, 3);
    const stopOnMetrics = ({ message }: { message: string }) => (message === 'metrics' ? control.stop() : undefined);
    await train({ runFolder: parts, preparedFolder, plan, control, onMessage: stopOnMetrics });
    const { loop } = await readLast(parts);
    expect(loop).toMatchObject({ epoch: 1, batch: loop.step });
    expect(loop.batch).toBeGreaterThan(0);
    expect(loop.batch).toBeLessThan(14);
    await train({ runFolder: parts, preparedFolder, plan, resume: true });
    expectSameBits(await readLast(parts), await readLast(whole));
  });
});

async function trainFresh(plan: Plan): Promise<string> {
  const runFolder = await makeFolder('resume-whole');
  const { failure } = await train({ runFolder, preparedFolder, plan });
  expect(failure).toBeNull();
  return runFolder;
}

function readLast(runFolder: string): Promise<Checkpoint> {
  return readCheckpoint(path.join(runFolder, RUN_FILES.lastCheckpoint));
}

function expectSameBits(got: Checkpoint, wanted: Checkpoint): void {
  for (const part of ['weights', 'optimizer'] as const) {
    expect(got.state[part].map(({ name }) => name)).toEqual(wanted.state[part].map(({ name }) => name));
    for (const [index, { name, data }] of wanted.state[part].entries()) {
      const other = got.state[part][index]?.data ?? [];
      const different = data.filter((value, at) => !Object.is(value, other[at])).length;
      expect(different, `${name}: numbers that differ`).toBe(0);
    }
  }
  const { trainedMs: _a, best: bestGot, ...loop } = got.loop;
  const { trainedMs: _b, best: bestWanted, ...wantedLoop } = wanted.loop;
  expect(loop).toEqual(wantedLoop);
  expect(bestGot).toEqual(bestWanted);
}
