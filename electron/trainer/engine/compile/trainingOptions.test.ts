import { afterEach, describe, expect, it } from 'vitest';
import type { ObjectiveStep, Plan } from '../../../../shared/pipeline/plan.ts';
import { weightsOfModel } from '../../loop/checkpointWriter.ts';
import type { Batch, Executor } from '../../loop/executor.ts';
import { createGraphExecutor } from '../graphExecutor.ts';
import { loadGraphEngine } from '../loadGraphEngine.ts';
import { denseSketch, inputSketch, type LayerSketch, sketchPlan } from '../testing/sketchPlan.ts';

const RATE = 0.1;
const opened: Executor[] = [];
afterEach(() => {
  for (const executor of opened.splice(0)) executor.close();
});
async function open(plan: Plan): Promise<Executor> {
  const executor = createGraphExecutor(loadGraphEngine());
  opened.push(executor);
  await executor.open(plan);
  return executor;
}

function sgd(config: Record<string, unknown> = {}): Plan['training']['optimizer'] {
  return { node: 'sgd_1', className: 'SGD', config: { learningRate: RATE, momentum: 0, ...config } };
}

/** y = w·x without a bias, judged by the squared error: every gradient can be written down. */
function linePlan(config: Record<string, unknown> = {}, layer: Record<string, unknown> = {}): Plan {
  const dense = denseSketch('dense_1', 1, 1, 'linear', false);
  return sketchPlan({
    layers: [inputSketch([1]), { ...dense, config: { ...dense.config, ...layer } }],
    loss: 'meanSquaredError',
    optimizer: sgd(config),
  });
}

function batchOf(x: readonly number[], y: readonly number[], more: Batch['feeds'] = {}): Batch {
  return { rows: x.length, feeds: { input_1: Float32Array.from(x), 'target:loss_1': Float32Array.from(y), ...more } };
}
const X = [1, -2, 0.5, 3, -1, 2];
const Y = [2, 1, -1, 0.5, 0, 1.5];
const weightOf = (executor: Executor) => executor.save().weights[0]?.data[0] ?? Number.NaN;
const slope = (w: number, x: readonly number[], y: readonly number[]) =>
  x.reduce((sum, value, i) => sum + (2 * value * (w * value - (y[i] ?? 0))) / x.length, 0);

function changeObjective(plan: Plan, change: Partial<ObjectiveStep>): Plan {
  const objectives = plan.training.objectives.map((objective) => ({ ...objective, ...change }));
  return { ...plan, training: { ...plan.training, objectives } };
}

describe('gradient accumulation', () => {
  it('moves the weights every few batches, by the mean of their gradients', async () => {
    const executor = await open(linePlan({ gradientAccumulationSteps: 3 }));
    const start = weightOf(executor);
    const part = (i: number) => batchOf(X.slice(i * 2, i * 2 + 2), Y.slice(i * 2, i * 2 + 2));
    executor.trainStep(part(0), 0);
    executor.trainStep(part(1), 1);
    expect(weightOf(executor)).toBe(start);
    executor.trainStep(part(2), 2);
    expect(weightOf(executor)).toBeCloseTo(start - RATE * slope(start, X, Y), 6);
    // The sums begin anew.
    const second = weightOf(executor);
    for (const step of [3, 4, 5]) executor.trainStep(part(0), step);
    expect(weightOf(executor)).toBeCloseTo(second - RATE * slope(second, X.slice(0, 2), Y.slice(0, 2)), 6);
  });

  it('goes on in the middle of an update with the same bits', async () => {
    const plan = linePlan({ gradientAccumulationSteps: 4, momentum: 0.9 });
    const whole = await open(plan);
    for (let step = 0; step < 8; step++) whole.trainStep(batchOf(X.slice(step % 3), Y.slice(step % 3)), step);
    const first = await open(plan);
    for (let step = 0; step < 6; step++) first.trainStep(batchOf(X.slice(step % 3), Y.slice(step % 3)), step);
    const second = await open(plan);
    second.restore(first.save());
    for (let step = 6; step < 8; step++) second.trainStep(batchOf(X.slice(step % 3), Y.slice(step % 3)), step);
    expect(second.save()).toEqual(whole.save());
  });
});

describe('the moving average of the weights', () => {
  it('is what evaluates, predicts and is kept as the model; training goes on with the weights', async () => {
    const executor = await open(linePlan({ useEma: true, emaMomentum: 0.8 }));
    const predict = (which: Executor) => which.predict(batchOf([1], [0])).dense_1?.[0] ?? Number.NaN;
    expect(predict(executor)).toBe(weightOf(executor));
    let average = Number.NaN;
    for (let step = 0; step < 4; step++) {
      executor.trainStep(batchOf(X, Y), step);
      average = step === 0 ? weightOf(executor) : 0.8 * average + 0.2 * weightOf(executor);
    }
    expect(predict(executor)).toBeCloseTo(average, 6);
    expect(Math.abs(average - weightOf(executor))).toBeGreaterThan(1e-3);
    const loss = X.reduce((sum, x, i) => sum + (average * x - (Y[i] ?? 0)) ** 2, 0);
    expect(executor.evaluateStep(batchOf(X, Y)).sums.loss).toBeCloseTo(loss, 4);
    const model = weightsOfModel(executor.save());
    expect(model[0]?.data[0]).toBeCloseTo(average, 6);
    // A trained model comes without the optimizer.
    const other = await open(linePlan({ useEma: true, emaMomentum: 0.8 }));
    other.restore({ weights: model, optimizer: [] });
    expect(predict(other)).toBe(predict(executor));
  });
});

describe('regularised kernels', () => {
  it('cost what L1 and L2 say, in the loss and in the step', async () => {
    const executor = await open(linePlan({}, { kernelL1: 0.03, kernelL2: 0.2 }));
    const w = weightOf(executor);
    const error = X.reduce((sum, x, i) => sum + (w * x - (Y[i] ?? 0)) ** 2, 0) / X.length;
    const penalty = 0.03 * Math.abs(w) + 0.2 * w * w;
    const { rows, sums } = executor.evaluateStep(batchOf(X, Y));
    expect((sums.loss ?? 0) / rows).toBeCloseTo(error + penalty, 5);
    expect((executor.trainStep(batchOf(X, Y), 0).sums.loss ?? 0) / rows).toBeCloseTo(error + penalty, 5);
    expect(weightOf(executor)).toBeCloseTo(w - RATE * (slope(w, X, Y) + 0.03 * Math.sign(w) + 0.4 * w), 6);
  });
});

describe('weights of rows and classes', () => {
  it('rows: the weighted sum over the number of rows', async () => {
    const executor = await open(changeObjective(linePlan(), { config: { sampleWeight: 'w' } }));
    const weights = [1, 0, 2, 0.5, 3, 1];
    const w = weightOf(executor);
    const batch = batchOf(X, Y, { 'weight:loss_1': Float32Array.from(weights) });
    const expected = X.reduce((sum, x, i) => sum + (weights[i] ?? 0) * (w * x - (Y[i] ?? 0)) ** 2, 0);
    expect(executor.evaluateStep(batch).sums.loss).toBeCloseTo(expected, 5);
    expect(executor.trainStep(batch, 0).sums.loss).toBeCloseTo(expected, 5);
  });

  const CLASSES = [0.5, 2, 3];
  const forms: readonly (readonly [string, string, number, (labels: readonly number[]) => number[]])[] = [
    ['sparseCategoricalCrossentropy', 'softmax', 3, (labels) => [...labels]],
    ['categoricalCrossentropy', 'softmax', 3, (labels) => labels.flatMap((l) => [0, 1, 2].map((i) => Number(i === l)))],
    ['binaryCrossentropy', 'sigmoid', 1, (labels) => labels.map((l) => Number(l > 0))],
  ];
  it.each(forms)('classes of %s: in training, not in what is reported', async (loss, activation, units, encode) => {
    const plan = sketchPlan({
      layers: [inputSketch([1]), denseSketch('dense_1', 1, units, activation)],
      loss,
      optimizer: sgd(),
    });
    const executor = await open(
      changeObjective(plan, { config: { classWeights: CLASSES.slice(0, Math.max(2, units)) } }),
    );
    const labels = [0, 2, 1, 1, 0, 2];
    const batch = (x: number, label: number) => batchOf([x], encode([label]));
    const plain = labels.map((label, i) => executor.evaluateStep(batch(X[i] ?? 0, label)).sums.loss ?? Number.NaN);
    const weighted = plain.map(
      (value, i) => value * (CLASSES[units === 1 ? Number((labels[i] ?? 0) > 0) : (labels[i] ?? 0)] ?? 0),
    );
    const whole = executor.trainStep(batchOf(X, encode(labels)), 0);
    expect(whole.sums.loss).toBeCloseTo(
      weighted.reduce((sum, value) => sum + value, 0),
      4,
    );
  });
});

describe('masks', () => {
  it('leave out of the loss what is no time at all', async () => {
    const layers: LayerSketch[] = [
      inputSketch([3, 1]),
      { node: 'masking_1', kind: 'masking', className: 'Masking', config: { maskValue: -9 }, outputShape: [3, 1] },
      { ...denseSketch('dense_1', 1, 1, 'linear', false), outputShape: [3, 1] },
    ];
    const executor = await open(sketchPlan({ layers, loss: 'meanSquaredError', optimizer: sgd() }));
    const w = weightOf(executor);
    const x = [1, 2, -9, 3, -9, -9];
    const y = [0.5, 1, 50, 2, 50, 50];
    const kept = x.flatMap((value, i) => (value === -9 ? [] : [(w * value - (y[i] ?? 0)) ** 2]));
    const mean = kept.reduce((sum, value) => sum + value, 0) / kept.length;
    const { sums } = executor.evaluateStep({
      rows: 2,
      feeds: { input_1: Float32Array.from(x), 'target:loss_1': Float32Array.from(y) },
    });
    expect((sums.loss ?? 0) / 2).toBeCloseTo(mean, 5);
    expect(kept.length).toBe(3);
  });
});

describe('several outputs', () => {
  it('count by their loss weights, in the loss and in the step', async () => {
    const plan = sketchPlan({
      layers: [
        inputSketch([1]),
        denseSketch('dense_1', 1, 1, 'linear', false),
        { ...denseSketch('dense_2', 1, 1, 'linear', false), inputs: ['input_1'] },
      ],
      outputs: ['dense_1', 'dense_2'],
      loss: 'meanSquaredError',
      optimizer: sgd(),
    });
    const [first, second] = plan.training.objectives;
    if (!first || !second) throw new Error('two objectives are wanted');
    const objectives = [
      { ...first, weight: 2 },
      { ...second, weight: 0.25 },
    ];
    const executor = await open({ ...plan, training: { ...plan.training, objectives } });
    const [w1 = 0, w2 = 0] = executor.save().weights.map(({ data }) => data[0] ?? 0);
    const { sums } = executor.trainStep(batchOf(X, Y, { 'target:loss_2': Float32Array.from(X) }), 0);
    expect(sums.loss).toBeCloseTo(2 * (sums.dense_1_loss ?? 0) + 0.25 * (sums.dense_2_loss ?? 0), 5);
    const [v1 = 0, v2 = 0] = executor.save().weights.map(({ data }) => data[0] ?? 0);
    expect(v1).toBeCloseTo(w1 - RATE * 2 * slope(w1, X, Y), 6);
    expect(v2).toBeCloseTo(w2 - RATE * 0.25 * slope(w2, X, X), 6);
  });
});
