import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { MetricPoint } from '../../../shared/run/runRecord.ts';
import { openPrepared } from '../../data/preparedData.ts';
import { buildPlan } from '../testing/buildPlan.ts';
import { tableFields } from '../testing/examplePlans.ts';
import { makeFolder } from '../testing/runSetup.ts';
import { writePreparedFolder } from '../testing/writePreparedFolder.ts';
import { createBatchReader, fillFeed, orderRows } from './batchReader.ts';
import { createInitialWeights } from './initialWeights.ts';
import { MetricLog } from './metricLog.ts';
import { readWatch, watchEpoch } from './patience.ts';
import { readTensorFile, writeTensorFile } from './tensorFile.ts';

describe('files of tensors', () => {
  const tensors = [
    { name: 'dense_1/kernel', shape: [2, 2], data: Float32Array.of(1, -0, 3e-40, 4) },
    { name: 'iteration', shape: [], data: Int32Array.of(7) },
  ];

  it('come back bit for bit, with their texts', async () => {
    const file = path.join(await makeFolder('tensors'), 'a.safetensors');
    await writeTensorFile(file, { tensors, metadata: { note: '项目' } });
    const read = await readTensorFile(file);
    expect(read.metadata).toEqual({ note: '项目' });
    expect(read.tensors).toEqual(tensors);
    expect(Object.is(read.tensors[0]?.data[1], -0)).toBe(true);
  });

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 1)],
    ['too long', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from([0])])],
    ['empty', () => Buffer.alloc(0)],
    [
      'with a header that claims to be huge',
      (bytes: Buffer) => Buffer.concat([Buffer.alloc(8, 0x7f), bytes.subarray(8)]),
    ],
    [
      'with a shape that claims more than there is',
      (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replace('[2,2]', '[9,9]'), 'latin1'),
    ],
  ])('%s: refused', async (_title, damage) => {
    const file = path.join(await makeFolder('tensors'), 'a.safetensors');
    await writeTensorFile(file, { tensors, metadata: {} });
    await writeFile(file, damage(await readFile(file)));
    await expect(readTensorFile(file)).rejects.toMatchObject({ code: 'run.weightsBroken' });
  });

  it('that are not there: said so', async () => {
    await expect(readTensorFile('/nowhere/a.safetensors')).rejects.toMatchObject({ code: 'run.weightsMissing' });
  });
});

describe('the log of metrics', () => {
  const place = (step: number, at: number) => ({ epoch: 1, step, at, learningRate: 0.1 });

  it('sends at most ten messages a second, loses nothing, and gives exact means', () => {
    const sent: { readonly at: number; readonly points: readonly MetricPoint[] }[] = [];
    let now = 0;
    const log = new MetricLog((points) => sent.push({ at: now, points }), false, 0);
    for (let step = 1; step <= 1000; step++) {
      now = step * 3;
      log.addStep({ rows: 2, sums: { loss: step } }, place(step, now), now);
      if (step % 10 === 0) log.addEpoch({ loss: 1 }, 5, place(step, now), now);
    }
    log.flush(now);
    for (let i = 1; i < sent.length - 1; i++) {
      expect((sent[i]?.at ?? 0) - (sent[i - 1]?.at ?? 0)).toBeGreaterThanOrEqual(100);
    }
    const points = sent.flatMap((message) => message.points);
    expect(points.filter(({ scope }) => scope === 'epoch')).toHaveLength(100);
    expect(points.at(-1)?.step).toBe(1000);
    const batches = points.filter(({ scope }) => scope === 'batch');
    let before = 0;
    for (const { step, values } of batches) {
      // Sums 1 + 2 + … over two rows each.
      expect(values.loss).toBeCloseTo((before + 1 + step) / 4, 9);
      before = step;
    }
    expect(batches.at(-1)?.samplesPerSecond).toBeCloseTo(2000 / 3, 6);
  });

  it('marks the first point after going on', () => {
    const points: MetricPoint[] = [];
    const log = new MetricLog((sent) => points.push(...sent), true, 0);
    for (const step of [1, 2]) log.addStep({ rows: 1, sums: { loss: 1 } }, place(step, step), step * 200);
    expect(points.map(({ resumed }) => resumed)).toEqual([true, undefined]);
  });
});

describe('patience', () => {
  const plan = buildPlan({
    fields: tableFields(['a'], ['x', 'y']),
    inputs: { input_1: ['a'] },
    layers: [{ node: 'dense_1', kind: 'dense', values: { units: 2, activation: 'softmax' } }],
    training: {
      objectives: [{ name: 'sparseCategoricalCrossentropy', prediction: 'dense_1', target: 'y' }],
      metrics: [{ node: 'accuracy_1', name: 'accuracy', prediction: 'dense_1', target: 'y', config: {} }],
    },
  });
  const stopping = (monitor: string, minDelta = 0) => ({
    ...plan.training,
    callbacks: [
      { node: 'e', className: 'EarlyStopping', config: { monitor, patience: 2, minDelta, restoreBest: true } },
    ],
  });

  it.each([
    ['valLoss', true, 'val_loss'],
    ['valAccuracy', true, 'val_accuracy'],
    ['accuracy', false, 'accuracy'],
    ['valAccuracy', false, 'loss'],
    ['valMeanAbsoluteError', true, 'val_loss'],
  ])('%s with validation %s watches %s', (monitor, hasValidation, key) => {
    expect(readWatch(stopping(monitor), hasValidation).key).toBe(key);
  });

  it('without early stopping watches the loss for ever', () => {
    expect(readWatch(plan.training, true)).toMatchObject({ key: 'val_loss', patience: null });
  });

  it.each([
    { monitor: 'valLoss', values: [3, 2, 2.5, 2.1, 1], best: 2, ends: 4 },
    { monitor: 'valAccuracy', values: [0.5, 0.7, 0.6, 0.7, 0.9], best: 0.7, ends: 4 },
    { monitor: 'valLoss', values: [3, 2, 2.5, 1.9, 2.5, 1.8], best: 1.8, ends: null },
    { monitor: 'valLoss', values: [3, Number.NaN, Number.NaN], best: 3, ends: 3 },
  ])('$monitor over $values: best $best, ends after epoch $ends', ({ monitor, values, best, ends }) => {
    const watch = readWatch(stopping(monitor), true);
    let state: { wait: number; best: number | null } = { wait: 0, best: null };
    let endedAt: number | null = null;
    for (const [index, value] of values.entries()) {
      const next = watchEpoch(watch, state, value, index + 1);
      state = { wait: next.wait, best: next.best };
      if (next.isOver) endedAt = index + 1;
      if (next.isOver) break;
    }
    expect(endedAt).toBe(ends);
    expect(state.best).toBe(best);
  });

  it('does not count a change that is too small', () => {
    const watch = readWatch(stopping('valLoss', 0.5), true);
    expect(watchEpoch(watch, { wait: 0, best: 2 }, 1.6, 3)).toMatchObject({ improved: false, wait: 1, best: 2 });
    expect(watchEpoch(watch, { wait: 0, best: 2 }, 1.4, 3)).toMatchObject({ improved: true, wait: 0, best: 1.4 });
  });
});

describe('batches', () => {
  it('take every row once an epoch, in an order of their own each time, the same again for the same seed', () => {
    const rows = Uint32Array.from({ length: 100 }, (_, row) => row * 3);
    const training = buildPlanTraining(0);
    const first = orderRows(rows, training, 1);
    expect([...first].sort((a, b) => a - b)).toEqual([...rows]);
    expect([...first]).not.toEqual([...rows]);
    expect([...orderRows(rows, training, 2)]).not.toEqual([...first]);
    expect([...orderRows(rows, training, 1)]).toEqual([...first]);
    expect([...orderRows(rows, buildPlanTraining(1), 1)]).not.toEqual([...first]);
    expect([...orderRows(rows, { ...training, shuffle: false }, 1)]).toEqual([...rows]);
  });

  it('put columns side by side, images channel by channel, and use their arrays again', async () => {
    const folder = await makeFolder('batches');
    const image = { dtype: 'float32', shape: [2, 1, 2], role: 'feature' } as const;
    await writePreparedFolder(folder, {
      fields: [
        ...tableFields(['a', 'b'], ['n', 'y']),
        { ...image, name: 'p' },
        { ...image, shape: [2, 1, 1], name: 'q' },
      ],
      values: { a: [1, 2], b: [10, 20], y: [0, 1], p: [1, 2, 3, 4, 5, 6, 7, 8], q: [10, 20, 30, 40] },
      split: ['train', 'train'],
    });
    const data = await openPrepared(folder);
    expect([...fillFeed(['p', 'q'], data, Uint32Array.of(1))]).toEqual([5, 6, 30, 7, 8, 40]);
    const reader = createBatchReader(tablePlan, data);
    const batch = reader.read(Uint32Array.of(1, 0));
    expect(batch.feeds.input_1).toEqual(Float32Array.of(20, 2, 10, 1));
    expect(batch.feeds['target:loss_1']).toEqual(Int32Array.of(1, 0));
    expect(reader.read(Uint32Array.of(0, 1))).toBe(batch);
    expect(reader.read(Uint32Array.of(0)).feeds.input_1).toEqual(Float32Array.of(10, 1));
  });
});

describe('first weights', () => {
  it.each([
    ['glorotUniform', 2 / (300 + 200)],
    ['glorotNormal', 2 / (300 + 200)],
    ['heUniform', 2 / 300],
    ['heNormal', 2 / 300],
    ['leCunUniform', 1 / 300],
    ['leCunNormal', 1 / 300],
  ])('%s have the variance that Keras gives them', (kernelInitializer, variance) => {
    const plan = denseOf(300, 200, kernelInitializer, 0);
    const [kernel, bias] = createInitialWeights(plan);
    const values = Array.from(kernel?.data ?? []);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const found = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(found / variance).toBeGreaterThan(0.97);
    expect(found / variance).toBeLessThan(1.03);
    expect(bias?.data.every((value) => value === 0)).toBe(true);
    expect(createInitialWeights(plan)).toEqual([kernel, bias]);
    expect(createInitialWeights(denseOf(300, 200, kernelInitializer, 1))[0]?.data).not.toEqual(kernel?.data);
  });
});

const tablePlan = buildPlan({
  fields: tableFields(['a', 'b'], ['n', 'y']),
  inputs: { input_1: ['b', 'a'] },
  layers: [{ node: 'dense_1', kind: 'dense', values: { units: 2, activation: 'softmax' } }],
  training: { objectives: [{ name: 'sparseCategoricalCrossentropy', prediction: 'dense_1', target: 'y' }] },
});

function buildPlanTraining(seed: number) {
  return { ...tablePlan.training, seed };
}

function denseOf(width: number, units: number, kernelInitializer: string, seed: number) {
  const names = Array.from({ length: width }, (_, index) => `x${index}`);
  return buildPlan({
    fields: tableFields(names, null),
    inputs: { input_1: names },
    layers: [{ node: 'dense_1', kind: 'dense', values: { units, kernelInitializer } }],
    training: { seed, objectives: [{ name: 'meanSquaredError', prediction: 'dense_1', target: 'y' }] },
  });
}
