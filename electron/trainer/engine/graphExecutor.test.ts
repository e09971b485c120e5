import { afterEach, describe, expect, it } from 'vitest';
import type { Plan } from '../../../shared/pipeline/plan.ts';
import type { Executor, ExecutorState } from '../loop/executor.ts';
import { createGraphExecutor } from './graphExecutor.ts';
import { loadGraphEngine } from './loadGraphEngine.ts';
import { makeBatch } from './testing/makeBatch.ts';
import {
  batchNormSketch,
  conv2dSketch,
  denseSketch,
  inputSketch,
  maxPoolSketch,
  mlpPlan,
  referencePlan,
  sketchPlan,
} from './testing/sketchPlan.ts';

const open: Executor[] = [];
async function openExecutor(plan: Plan): Promise<Executor> {
  const executor = createGraphExecutor(loadGraphEngine());
  open.push(executor);
  await executor.open(plan);
  return executor;
}
afterEach(() => {
  for (const executor of open.splice(0)) executor.close();
});

/** Everything that is random or remembers: dropout twice, batch normalisation, Adam. */
const busyPlan = sketchPlan({
  layers: [
    inputSketch([8, 8, 2]),
    conv2dSketch('conv2d_1', [8, 8, 2], 4, { padding: 'same', activation: 'linear' }),
    batchNormSketch('batch_normalization_1', [8, 8, 4]),
    { node: 'activation_1', kind: 'activation', config: { activation: 'relu' }, outputShape: [8, 8, 4] },
    { node: 'dropout_1', kind: 'dropout', config: { rate: 0.25 }, outputShape: [8, 8, 4] },
    maxPoolSketch('max_pooling2d_1', [8, 8, 4]),
    { node: 'flatten_1', kind: 'flatten', outputShape: [64] },
    denseSketch('dense_1', 64, 16, 'relu'),
    { node: 'dropout_2', kind: 'dropout', config: { rate: 0.5 }, outputShape: [16] },
    denseSketch('dense_2', 16, 3, 'softmax'),
  ],
  metrics: ['accuracy'],
});

function runSteps(executor: Executor, plan: Plan, from: number, to: number): number[] {
  const losses: number[] = [];
  for (let step = from; step < to; step++) {
    const { rows, sums } = executor.trainStep(makeBatch(plan, 8, step), step);
    losses.push((sums.loss ?? Number.NaN) / rows);
  }
  return losses;
}

describe('the graph executor', () => {
  it('learns: the loss of one batch falls towards nothing', async () => {
    const plan = referencePlan();
    const executor = await openExecutor(plan);
    const batch = makeBatch(plan, 32);
    const first = executor.trainStep(batch, 0).sums.loss ?? 0;
    let last = first;
    for (let step = 1; step < 150; step++) last = executor.trainStep(batch, step).sums.loss ?? Number.NaN;
    expect(first / 32).toBeGreaterThan(2);
    expect(last).toBeLessThan(first / 4);
    expect(executor.engine.executor).toBe('graph');
  });

  it('gives the same sums for training and evaluation of the same weights, and probabilities that sum to 1', async () => {
    const plan = mlpPlan();
    const executor = await openExecutor(plan);
    const batch = makeBatch(plan, 7);
    const evaluated = executor.evaluateStep(batch);
    const trained = executor.trainStep(batch, 0);
    expect(trained.sums.loss).toBeCloseTo(evaluated.sums.loss ?? 0, 5);
    expect(trained.sums.accuracy).toBe(evaluated.sums.accuracy);
    const probabilities = executor.predict(batch).dense_2 ?? new Float32Array();
    expect(probabilities.length).toBe(70);
    for (let row = 0; row < 7; row++) {
      expect(probabilities.slice(row * 10, row * 10 + 10).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 5);
    }
  });

  it('goes on from a saved state as if it had not stopped, to the last bit', async () => {
    const whole = await openExecutor(busyPlan);
    runSteps(whole, busyPlan, 0, 6);
    const saved: ExecutorState = structuredClone(whole.save());
    const rest = runSteps(whole, busyPlan, 6, 12);

    const resumed = await openExecutor(busyPlan);
    runSteps(resumed, busyPlan, 0, 3);
    resumed.restore(saved);
    expect(runSteps(resumed, busyPlan, 6, 12)).toEqual(rest);
    expect(resumed.save()).toEqual(whole.save());
  });

  it('repeats itself from the same seed, and not from another', async () => {
    const run = async (plan: Plan) => {
      const executor = await openExecutor(plan);
      runSteps(executor, plan, 0, 5);
      return executor.weights();
    };
    const once = await run(busyPlan);
    expect(await run(busyPlan)).toEqual(once);
    const other = { ...busyPlan, training: { ...busyPlan.training, seed: 43 } };
    expect(await run(other)).not.toEqual(once);
  });

  it('draws another mask in every step, and the same one again for the same step', async () => {
    const plan = sketchPlan({
      layers: [
        inputSketch([50]),
        { node: 'dropout_1', kind: 'dropout', config: { rate: 0.5 }, outputShape: [50] },
        denseSketch('dense_1', 50, 1, 'linear', false),
      ],
      loss: 'meanSquaredError',
      optimizer: { node: 'sgd_1', className: 'SGD', config: { learningRate: 0 } },
    });
    const executor = await openExecutor(plan);
    const batch = makeBatch(plan, 4);
    const lossAt = (step: number) => executor.trainStep(batch, step).sums.loss;
    const [first, second] = [lossAt(0), lossAt(1)];
    expect(second).not.toBe(first);
    expect(lossAt(0)).toBe(first);
    expect(executor.evaluateStep(batch)).toEqual(executor.evaluateStep(batch));
  });

  it('takes a short last batch, and another learning rate while it runs', async () => {
    const executor = await openExecutor(busyPlan);
    executor.trainStep(makeBatch(busyPlan, 8), 0);
    executor.trainStep(makeBatch(busyPlan, 3), 1);
    executor.setLearningRate(0);
    const before = executor.weights().filter(({ name }) => !name.includes('moving'));
    executor.trainStep(makeBatch(busyPlan, 8), 2);
    expect(executor.weights().filter(({ name }) => !name.includes('moving'))).toEqual(before);
    expect(executor.save().optimizer.find(({ name }) => name === 'optimizer/learning_rate')?.data[0]).toBe(0);
  });

  it('gives the outputs of any layers', async () => {
    const executor = await openExecutor(busyPlan);
    const outputs = executor.activations(makeBatch(busyPlan, 2), ['conv2d_1', 'flatten_1']);
    expect(outputs.conv2d_1?.shape).toEqual([2, 8, 8, 4]);
    expect(outputs.flatten_1?.data.length).toBe(2 * 64);
  });

  it('holds no tensors from step to step, and survives a label that is no class', async () => {
    const plan = mlpPlan();
    const executor = await openExecutor(plan);
    runSteps(executor, plan, 0, 2);
    const held = executor.countTensors();
    runSteps(executor, plan, 2, 10);
    expect(executor.countTensors()).toBe(held);
    const batch = makeBatch(plan, 2);
    const wrong = { ...batch, feeds: { ...batch.feeds, 'target:loss_1': Int32Array.of(3, 10) } };
    expect(() => executor.trainStep(wrong, 10)).toThrow(/label/i);
    expect(executor.trainStep(batch, 10).sums.loss).toBeGreaterThan(0);
    expect(executor.countTensors()).toBe(held);
  });

  it('leaves frozen weights alone, and trains what lies before them', async () => {
    const frozen = denseSketch('dense_2', 8, 3, 'softmax');
    const plan = sketchPlan({
      layers: [
        inputSketch([5]),
        denseSketch('dense_1', 5, 8, 'relu'),
        { ...frozen, weights: (frozen.weights ?? []).map((weight) => ({ ...weight, trainable: false })) },
      ],
    });
    const executor = await openExecutor(plan);
    const before = executor.weights();
    runSteps(executor, plan, 0, 3);
    const changed = executor.weights().filter(({ data }, i) => data.some((value, j) => value !== before[i]?.data[j]));
    expect(changed.map(({ name }) => name)).toEqual(['dense_1/kernel', 'dense_1/bias']);
  });

  it('names the layer that cannot be built', async () => {
    const plan = sketchPlan({ layers: [inputSketch([5]), denseSketch('dense_1', 4, 2, 'softmax')] });
    await expect(openExecutor(plan)).rejects.toMatchObject({ code: 'run.layerRefused', node: 'dense_1' });
    const unknown = sketchPlan({ layers: [inputSketch([5]), { node: 'magic_1', kind: 'magic', outputShape: [5] }] });
    await expect(openExecutor(unknown)).rejects.toMatchObject({ code: 'run.unknownLayer', node: 'magic_1' });
  });
});
