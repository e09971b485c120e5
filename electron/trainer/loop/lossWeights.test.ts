import { describe, expect, it } from 'vitest';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import type { Plan } from '../../../shared/pipeline/plan.ts';
import { openPrepared } from '../../data/preparedData.ts';
import { buildPlan } from '../testing/buildPlan.ts';
import { tableFields } from '../testing/examplePlans.ts';
import { makeFolder, train } from '../testing/runSetup.ts';
import { splitRows, writePreparedFolder } from '../testing/writePreparedFolder.ts';
import { resolveClassWeights } from './resolveClassWeights.ts';

const ROWS = 100;
const a = Array.from({ length: ROWS }, (_, row) => Math.sin(row));
/** Class 2 is rare, class 3 is never there. */
const y = a.map((_, row) => (row % 10 === 0 ? 2 : row % 2));
const weightField: FieldType = { name: 'w', dtype: 'float32', shape: [], role: 'weight', semantic: 'number' };
const fields = [...tableFields(['a'], ['p', 'q', 'r', 's']), weightField];

async function prepare(w: readonly number[]): Promise<string> {
  const folder = await makeFolder('weights-data');
  await writePreparedFolder(folder, { fields, values: { a, y, w }, split: splitRows(ROWS) });
  return folder;
}

function planOf(config: Record<string, unknown>): Plan {
  const plan = buildPlan({
    fields,
    inputs: { input_1: ['a'] },
    layers: [{ node: 'dense_1', kind: 'dense', values: { units: 4, activation: 'softmax' } }],
    training: {
      objectives: [{ name: 'sparseCategoricalCrossentropy', prediction: 'dense_1', target: 'y' }],
      batchSize: 20,
      epochs: 2,
    },
  });
  const objectives = plan.training.objectives.map((objective) => ({ ...objective, config }));
  return { ...plan, training: { ...plan.training, objectives } };
}

async function run(plan: Plan, w: readonly number[] = a.map(() => 1)) {
  const runFolder = await makeFolder('weights-run');
  return await train({ runFolder, preparedFolder: await prepare(w), plan });
}

describe('class weights', () => {
  it('balanced: every class counts alike over the training rows', async () => {
    const data = await openPrepared(await prepare(a));
    const resolved = resolveClassWeights(planOf({ classWeights: 'balanced' }), data);
    const weights = resolved.training.objectives[0]?.config.classWeights as number[];
    const labels = [...data.rowsOf('train')].map((row) => y[row]);
    const counts = [0, 1, 2].map((label) => labels.filter((one) => one === label).length);
    for (const [label, count] of counts.entries()) expect(weights[label]).toBeCloseTo(labels.length / (4 * count), 10);
    expect(weights[3]).toBe(1);
  });

  it('train, and are refused when there are too few', async () => {
    expect((await run(planOf({ classWeights: 'balanced' }))).failure).toBeNull();
    expect((await run(planOf({ classWeights: [1, 2, 3, 4] }))).failure).toBeNull();
    const { failure } = await run(planOf({ classWeights: [1, 2] }));
    expect(failure).toMatchObject({ code: 'run.classWeightCount', node: 'loss_1', values: { needs: 4, got: 2 } });
  });
});

describe('weights of rows', () => {
  const lossOf = ({ messages }: Awaited<ReturnType<typeof run>>) =>
    messages
      .flatMap((message) => (message.message === 'metrics' ? message.points : []))
      .find(({ scope }) => scope === 'epoch')?.values.val_loss ?? Number.NaN;

  it('are read from their column: rows of weight zero cost nothing, twice the weight costs twice', async () => {
    const plan = planOf({ sampleWeight: 'w' });
    expect(
      lossOf(
        await run(
          plan,
          a.map(() => 0),
        ),
      ),
    ).toBe(0);
    const frozen = {
      ...plan,
      training: { ...plan.training, optimizer: { node: 'sgd_1', className: 'SGD', config: { learningRate: 1e-12 } } },
    };
    const one = lossOf(await run(frozen));
    expect(one).toBeGreaterThan(0.1);
    const two = lossOf(
      await run(
        frozen,
        a.map(() => 2),
      ),
    );
    expect(two).toBeCloseTo(2 * one, 5);
  });

  it('are refused below zero and where they are missing', async () => {
    const bad = await run(
      planOf({ sampleWeight: 'w' }),
      a.map((_, row) => (row === 3 ? -1 : 1)),
    );
    expect(bad.failure).toMatchObject({
      code: 'run.weightNotPositive',
      node: 'loss_1',
      values: { rows: '4', count: 1 },
    });
    const missing = await run(planOf({ sampleWeight: 'nose' }));
    expect(missing.failure).toMatchObject({ code: 'run.weightMissing', node: 'loss_1' });
  });
});
