import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../../shared/pipeline/plan.ts';
import { RUN_FILES } from '../../../shared/run/runFiles.ts';
import { openPrepared, PREPARED_FILE, type PreparedData } from '../../data/preparedData.ts';
import { buildPlan, optimizerOf } from '../testing/buildPlan.ts';
import { imageFields } from '../testing/examplePlans.ts';
import { makeFolder, train } from '../testing/runSetup.ts';
import { quarterImages, writePreparedFolder } from '../testing/writePreparedFolder.ts';
import { createBatchReader } from './batchReader.ts';
import { readCheckpoint } from './checkpoint.ts';

const SIDE = 32;
const AUGMENT = [
  { node: 'random_flip_1', kind: 'randomFlip', config: {} },
  { node: 'random_translation_1', kind: 'randomTranslation', config: {} },
];

let plain = '';
let augmented = '';
beforeAll(async () => {
  [plain, augmented] = [await makeFolder('augment-plain'), await makeFolder('augment-data')];
  for (const folder of [plain, augmented]) {
    await writePreparedFolder(folder, { fields: imageFields(SIDE), ...quarterImages(300, SIDE) });
  }
  const file = path.join(augmented, PREPARED_FILE);
  await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(file, 'utf8')), augment: AUGMENT }));
});

function planOf(epochs: number): Plan {
  return buildPlan({
    fields: imageFields(SIDE),
    inputs: { input_1: ['image'] },
    layers: [
      { node: 'conv2d_1', kind: 'conv2d', values: { filters: 4, strides: [2, 2] } },
      { node: 'flatten_1', kind: 'flatten' },
      { node: 'dense_1', kind: 'dense', values: { units: 10, activation: 'softmax' } },
    ],
    training: {
      objectives: [{ name: 'sparseCategoricalCrossentropy', prediction: 'dense_1', target: 'label' }],
      metrics: [],
      optimizer: optimizerOf('adam'),
      epochs,
      batchSize: 16,
    },
  });
}

function readImages(data: PreparedData, rows: Uint32Array, epoch?: number): Float32Array {
  return Float32Array.from(createBatchReader(planOf(1), data).read(rows, epoch).feeds.input_1 ?? []);
}

describe('pictures changed by chance', () => {
  it('are those of training only', async () => {
    const [before, data] = [await openPrepared(plain), await openPrepared(augmented)];
    const rows = data.rowsOf('train').subarray(0, 32);
    const original = readImages(before, rows);
    expect(readImages(data, rows)).toEqual(original);
    expect(readImages(before, rows, 1)).toEqual(original);
    const changed = readImages(data, rows, 1);
    expect(changed).not.toEqual(original);
    expect(readImages(data, rows, 2)).not.toEqual(changed);
    expect(readImages(data, rows.toReversed(), 1).slice(0, SIDE * SIDE)).toEqual(changed.slice(-SIDE * SIDE));
    expect(createBatchReader(planOf(1), data).read(rows, 1).feeds['target:loss_1']).toEqual(
      createBatchReader(planOf(1), before).read(rows, 1).feeds['target:loss_1'],
    );
  });

  it('are the same when a run goes on as when it was never interrupted, and others than none', async () => {
    const [whole, parts, without] = await Promise.all(['whole', 'parts', 'without'].map((name) => makeFolder(name)));
    if (!whole || !parts || !without) throw new Error('three folders');
    await train({ runFolder: whole, preparedFolder: augmented, plan: planOf(3) });
    await train({ runFolder: parts, preparedFolder: augmented, plan: planOf(1) });
    await train({ runFolder: parts, preparedFolder: augmented, plan: planOf(3), resume: true });
    await train({ runFolder: without, preparedFolder: plain, plan: planOf(3) });
    const [a, b, c] = await Promise.all(
      [whole, parts, without].map(async (folder) =>
        (await readCheckpoint(path.join(folder, RUN_FILES.lastCheckpoint))).state.weights.map(({ data }) => [...data]),
      ),
    );
    expect(b).toEqual(a);
    expect(c).not.toEqual(a);
  });

  it('cost this much', async () => {
    const [before, data] = [await openPrepared(plain), await openPrepared(augmented)];
    const rows = data.rowsOf('train').subarray(0, 128);
    const time = (from: PreparedData) => {
      const reader = createBatchReader(planOf(1), from);
      const start = performance.now();
      for (let epoch = 1; epoch <= 20; epoch++) reader.read(rows, epoch);
      return (20 * rows.length * 1000) / (performance.now() - start);
    };
    const [fast, slow] = [time(before), time(data)];
    console.log(
      `pictures of ${SIDE}×${SIDE} read a second: ${Math.round(fast)}, flipped and shifted ${Math.round(slow)}`,
    );
    expect(slow).toBeGreaterThan(0);
  });
});
