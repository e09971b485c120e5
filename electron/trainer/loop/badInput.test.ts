import { describe, expect, it } from 'vitest';
import { findBlamed } from '../engine/compile/trainingStep.ts';
import { buildPlan } from '../testing/buildPlan.ts';
import { referencePlan, tableFields } from '../testing/examplePlans.ts';
import { makeFolder, train } from '../testing/runSetup.ts';
import { splitRows, writePreparedFolder } from '../testing/writePreparedFolder.ts';

const ROWS = 40;
const a = Array.from({ length: ROWS }, (_, row) => Math.sin(row));

async function run(loss: string, bad: number, batchSize = 10) {
  const fields = tableFields(['a'], null);
  const preparedFolder = await makeFolder('bad-data');
  const y = a.map((_, row) => (row === 2 ? bad : row % 2));
  await writePreparedFolder(preparedFolder, { fields, values: { a, y }, split: splitRows(ROWS) });
  const plan = buildPlan({
    fields,
    inputs: { input_1: ['a'] },
    layers: [{ node: 'dense_1', kind: 'dense', values: { units: 1, activation: 'sigmoid' } }],
    training: { objectives: [{ name: loss, prediction: 'dense_1', target: 'y' }], epochs: 1, batchSize },
  });
  return (await train({ runFolder: await makeFolder('bad-run'), preparedFolder, plan })).failure;
}

describe('targets that do not suit their loss', () => {
  it.each([
    ['hinge', 3, 'run.targetNotSign'],
    ['squaredHinge', 0.5, 'run.targetNotSign'],
    ['dice', 255, 'run.targetNotProbability'],
    ['binaryFocalCrossentropy', 2, 'run.targetNotProbability'],
  ])('%s of %d is refused before the first step, with the row', async (loss, bad, code) => {
    expect(await run(loss, bad)).toMatchObject({ code, node: 'loss_1', values: { count: 1, rows: '3', field: 'y' } });
  });

  it('and those that do are taken', async () => {
    expect(await run('hinge', -1)).toBeNull();
    expect(await run('tversky', 0.5)).toBeNull();
  });
});

describe('a batch larger than the data', () => {
  it('is one batch of all rows', async () => {
    expect(await run('binaryCrossentropy', 1, 4096)).toBeNull();
  });
});

describe('what cannot be differentiated', () => {
  it('is named by the layer that it stands in, else by the loss', () => {
    const plan = referencePlan();
    expect(findBlamed(plan, 'train/conv2d_2/Conv2D')).toBe('conv2d_2');
    expect(findBlamed(plan, 'train/judge/Round')).toBe('loss_1');
  });
});
