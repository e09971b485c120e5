import { afterEach, describe, expect, it } from 'vitest';
import type { Plan } from '../../../shared/pipeline/plan.ts';
import { createLayersExecutor } from '../fallback/layersExecutor.ts';
import { loadTensorFlow } from '../loadTensorFlow.ts';
import type { Executor } from '../loop/executor.ts';
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

const STEPS = 20;
const open: Executor[] = [];
afterEach(() => {
  for (const executor of open.splice(0)) executor.close();
});

async function openBoth(plan: Plan): Promise<readonly [Executor, Executor]> {
  const { engine } = await loadTensorFlow();
  const both = [createGraphExecutor(loadGraphEngine()), createLayersExecutor(engine)] as const;
  open.push(...both);
  for (const executor of both) await executor.open(plan);
  return both;
}

const tabular = (loss: string, units: number, activation: string, optimizer?: Plan['training']['optimizer']) =>
  sketchPlan({
    layers: [inputSketch([6]), denseSketch('dense_1', 6, 12, 'tanh'), denseSketch('dense_2', 12, units, activation)],
    loss,
    metrics: [loss.includes('rossentropy') ? 'accuracy' : 'meanAbsoluteError'],
    ...(optimizer ? { optimizer } : {}),
  });

const optimizer = (className: string, config: Record<string, unknown>) => ({ node: 'optimizer_1', className, config });

/**
 * Adam divides by √v + ε: where a gradient is nearly nothing, its last bit decides which way a weight moves by a whole
 * learning rate. Kernels that round differently (fused here, one by one there) then drift apart however right both are;
 * with a larger ε they do not.
 */
const calmAdam = optimizer('Adam', { learningRate: 0.001, epsilon: 1e-4 });
const withOptimizer = (plan: Plan, chosen: Plan['training']['optimizer']): Plan => ({
  ...plan,
  training: { ...plan.training, optimizer: chosen },
});

/** Two branches, batch normalisation after a convolution, average pooling, a joined end. */
const branched = sketchPlan({
  layers: [
    inputSketch([8, 8, 1]),
    conv2dSketch('conv2d_1', [8, 8, 1], 4, { padding: 'same', activation: 'linear' }),
    batchNormSketch('batch_normalization_1', [8, 8, 4]),
    { node: 'activation_1', kind: 'activation', config: { activation: 'swish' }, outputShape: [8, 8, 4] },
    { ...conv2dSketch('conv2d_2', [8, 8, 4], 4, { padding: 'same', activation: 'elu' }) },
    { node: 'add_1', kind: 'add', inputs: ['activation_1', 'conv2d_2'], outputShape: [8, 8, 4] },
    maxPoolSketch('max_pooling2d_1', [8, 8, 4]),
    {
      node: 'average_pooling2d_1',
      kind: 'averagePooling2d',
      config: { poolSize: [2, 2], strides: [2, 2], padding: 'same' },
      inputs: ['add_1'],
      outputShape: [4, 4, 4],
    },
    {
      node: 'concatenate_1',
      kind: 'concatenate',
      config: { axis: -1 },
      inputs: ['max_pooling2d_1', 'average_pooling2d_1'],
      outputShape: [4, 4, 8],
    },
    { node: 'global_average_pooling2d_1', kind: 'globalAveragePooling2d', outputShape: [8] },
    denseSketch('dense_1', 8, 3, 'softmax'),
  ],
  metrics: ['accuracy'],
});

/** One trunk, two outputs, each with a loss of its own weight. */
const twoOutputs: Plan = (() => {
  const plan = sketchPlan({
    layers: [
      inputSketch([6]),
      denseSketch('dense_1', 6, 10, 'tanh'),
      denseSketch('dense_2', 10, 2, 'linear'),
      { ...denseSketch('dense_3', 10, 1, 'linear'), inputs: ['dense_1'] },
    ],
    loss: 'meanSquaredError',
    outputs: ['dense_2', 'dense_3'],
    optimizer: optimizer('SGD', { learningRate: 0.05 }),
  });
  const objectives = plan.training.objectives.map((objective, i) => ({ ...objective, weight: i === 0 ? 0.3 : 2 }));
  return { ...plan, training: { ...plan.training, objectives } };
})();

/** Title, plan, rows of a batch, and how far the mean losses may differ over all steps. */
const cases: readonly (readonly [string, Plan, number, number])[] = [
  ['the reference model, SGD', withOptimizer(referencePlan(), optimizer('SGD', { learningRate: 0.05 })), 32, 1e-6],
  ['the reference model, Adam with ε 1e-4', withOptimizer(referencePlan(), calmAdam), 32, 1e-5],
  [
    'the reference model, Adam in Keras’ order, ε 1e-4',
    withOptimizer(referencePlan(), { ...calmAdam, config: { ...calmAdam.config, exact: true } }),
    32,
    // Keras takes 1 − β2^t in float32, which makes its first steps 7e-6 too small. The fused kernel and tfjs do not.
    5e-5,
  ],
  ['the reference model, Adam as runs use it', referencePlan(), 32, 1e-3],
  ['a plain network', mlpPlan(), 32, 1e-5],
  // A bias before batch normalisation has no gradient but rounding, which Adam with a small ε turns into whole steps.
  ['branches, batch normalisation, pooling of both kinds', withOptimizer(branched, calmAdam), 16, 1e-5],
  ['two outputs with weights', twoOutputs, 9, 1e-6],
  [
    'mean squared error, SGD',
    tabular('meanSquaredError', 2, 'linear', optimizer('SGD', { learningRate: 0.05 })),
    9,
    1e-6,
  ],
  [
    'mean absolute error, Nesterov',
    tabular('meanAbsoluteError', 1, 'linear', optimizer('SGD', { learningRate: 0.02, momentum: 0.9, nesterov: true })),
    9,
    1e-6,
  ],
  [
    'binary cross-entropy, RMSprop',
    tabular('binaryCrossentropy', 1, 'sigmoid', optimizer('RMSprop', { learningRate: 0.01, rho: 0.9 })),
    9,
    1e-6,
  ],
  [
    'categorical cross-entropy, RMSprop with momentum',
    tabular(
      'categoricalCrossentropy',
      4,
      'softmax',
      optimizer('RMSprop', { learningRate: 0.003, rho: 0.9, momentum: 0.5, epsilon: 1e-7 }),
    ),
    9,
    1e-6,
  ],
];

describe('the graph engine and tfjs-layers train alike from the same weights', () => {
  it.each(cases)('%s', async (_title, plan, rows, tolerance) => {
    const [graph, layers] = await openBoth(plan);
    const worst: Record<string, number> = {};
    for (let step = 0; step < STEPS; step++) {
      const batch = makeBatch(plan, rows, step);
      const [a, b] = [graph.trainStep(batch, step), layers.trainStep(batch, step)];
      expect(Object.keys(a.sums).sort()).toEqual(Object.keys(b.sums).sort());
      for (const [name, value] of Object.entries(a.sums)) {
        worst[name] = Math.max(worst[name] ?? 0, Math.abs(value - (b.sums[name] ?? Number.NaN)) / rows);
      }
    }
    expect(worst.loss).toBeLessThan(tolerance);
    const batch = makeBatch(plan, rows, 'held out');
    const [a, b] = [graph.evaluateStep(batch), layers.evaluateStep(batch)];
    expect(Math.abs((a.sums.loss ?? 0) - (b.sums.loss ?? Number.NaN)) / rows).toBeLessThan(tolerance);
  });
});
