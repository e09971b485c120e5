import { buildPlan, optimizerOf } from '../../electron/trainer/testing/buildPlan.ts';
import type { OracleCase } from '../oracleCase.ts';
import { descent, numberField, smallNetwork, targetField } from './planAround.ts';

const loss = (
  title: string,
  name: string,
  activation: string,
  options: { readonly units?: number; readonly isHidden?: boolean; readonly config?: Record<string, unknown> } = {},
): OracleCase => ({ title, plan: smallNetwork({ activation, ...options }, { name, config: options.config }) });
const engineOnly = (one: OracleCase): OracleCase => ({ ...one, engineOnly: true });

// Never a cross-entropy straight from the wrong activation: where the output is that of a sigmoid or a softmax, Keras takes
// the logits in front of it and reads them as its own, so its categorical cross-entropy of sigmoids is that of a softmax.
// We compute what is written there, and the window warns of it. Behind a reshape, both see nothing but probabilities.
const offered: readonly OracleCase[] = [
  loss('mean squared error', 'meanSquaredError', 'linear'),
  loss('mean absolute error', 'meanAbsoluteError', 'linear'),
  loss('binary cross-entropy of sigmoid', 'binaryCrossentropy', 'sigmoid', { units: 1 }),
  loss('binary cross-entropy of three sigmoids', 'binaryCrossentropy', 'sigmoid'),
  loss('categorical cross-entropy of softmax', 'categoricalCrossentropy', 'softmax', { units: 4 }),
  loss('sparse categorical cross-entropy of softmax', 'sparseCategoricalCrossentropy', 'softmax', { units: 4 }),
  ...['binaryCrossentropy', 'categoricalCrossentropy', 'sparseCategoricalCrossentropy'].flatMap((name) =>
    ['sigmoid', 'softmax'].map((activation) =>
      loss(`${name} of ${activation} behind a reshape`, name, activation, { units: 4, isHidden: true }),
    ),
  ),
];

const notOffered: readonly OracleCase[] = [
  {
    title: 'mean absolute percentage error',
    // A hundred times the error: with the usual rate the weights fly about, and every last bit with them.
    plan: smallNetwork(
      {},
      { name: 'meanAbsolutePercentageError' },
      optimizerOf('sgd', { learningRate: 0.0005, momentum: 0.9 }),
    ),
  },
  loss('mean squared logarithmic error', 'meanSquaredLogarithmicError', 'softplus'),
  loss('Huber', 'huber', 'linear'),
  loss('Huber, δ 0.3', 'huber', 'linear', { config: { delta: 0.3 } }),
  loss('log cosh', 'logCosh', 'linear'),
  loss('Poisson', 'poisson', 'softplus'),
  loss('cosine similarity', 'cosineSimilarity', 'linear'),
  loss('KL divergence', 'klDivergence', 'softmax', { units: 4 }),
  loss('hinge', 'hinge', 'tanh'),
  loss('squared hinge', 'squaredHinge', 'tanh'),
  loss('categorical hinge', 'categoricalHinge', 'softmax', { units: 4 }),
  loss('binary cross-entropy from logits', 'binaryCrossentropy', 'linear', { config: { fromLogits: true } }),
  loss('categorical cross-entropy from logits', 'categoricalCrossentropy', 'linear', { config: { fromLogits: true } }),
  loss('sparse categorical cross-entropy from logits', 'sparseCategoricalCrossentropy', 'linear', {
    config: { fromLogits: true },
  }),
  loss('binary cross-entropy, labels smoothed', 'binaryCrossentropy', 'sigmoid', { config: { labelSmoothing: 0.1 } }),
  loss('categorical cross-entropy, labels smoothed', 'categoricalCrossentropy', 'softmax', {
    config: { labelSmoothing: 0.1 },
  }),
  loss('binary focal cross-entropy', 'binaryFocalCrossentropy', 'sigmoid', {
    isHidden: true,
    config: { gamma: 2, alpha: 0.25, labelSmoothing: 0 },
  }),
  loss('categorical focal cross-entropy', 'categoricalFocalCrossentropy', 'softmax', {
    units: 4,
    isHidden: true,
    config: { gamma: 1.5, alpha: 0.25, labelSmoothing: 0.1 },
  }),
  loss('sparse categorical cross-entropy of softmax, three classes', 'sparseCategoricalCrossentropy', 'softmax'),
].map(engineOnly);

const places: OracleCase = {
  title: 'a class for every pixel',
  plan: buildPlan({
    fields: [numberField('x', [5, 4, 2]), { ...targetField, shape: [5, 4] }],
    inputs: { input_1: ['x'] },
    layers: [
      { node: 'conv2d_1', kind: 'conv2d', values: { filters: 4, padding: 'same', activation: 'tanh' } },
      { node: 'output', kind: 'conv2d', values: { filters: 3, kernelSize: [1, 1], activation: 'softmax' } },
    ],
    training: {
      optimizer: descent,
      objectives: [{ name: 'sparseCategoricalCrossentropy', prediction: 'output', target: 'y' }],
    },
  }),
};

const two: OracleCase = {
  title: 'two outputs, losses weighted 0.3 and 2',
  plan: buildPlan({
    fields: [numberField('x', [6]), targetField, { ...numberField('z', [2]), role: 'target' }],
    inputs: { input_1: ['x'] },
    layers: [
      { node: 'shared', kind: 'dense', values: { units: 7, activation: 'tanh' } },
      { node: 'class', kind: 'dense', values: { units: 3, activation: 'softmax' } },
      { node: 'value', kind: 'dense', values: { units: 2, activation: 'linear' }, inputs: ['shared'] },
    ],
    training: {
      optimizer: descent,
      objectives: [
        { name: 'sparseCategoricalCrossentropy', prediction: 'class', target: 'y', weight: 0.3 },
        { name: 'meanSquaredError', prediction: 'value', target: 'z', weight: 2 },
      ],
    },
  }),
};

/** Every loss that the engine has, on the outputs that it is meant for and on others. */
export const lossCases: readonly OracleCase[] = [...offered, ...notOffered, places, two];

/** Losses without a case here, with the reason. */
export const LOSSES_NOT_COMPARED: ReadonlyMap<string, string> = new Map(
  ['dice', 'tversky'].map((name) => [
    name,
    'Keras takes one share over all rows of a batch, Tensorloom the mean of one for each row, so that a row counts alike whatever batch it is in; losses.test.ts has the formula',
  ]),
);
