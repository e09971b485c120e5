import { buildPlan, type TestLayer } from '../electron/trainer/testing/buildPlan.ts';
import { imageFields, referencePlan } from '../electron/trainer/testing/examplePlans.ts';
import type { FieldType } from '../shared/nodes/portType.ts';
import type { Plan } from '../shared/pipeline/plan.ts';
import { numberField } from './cases/planAround.ts';

/** A whole model as people train them, all with Adam: a plan of real node definitions, and the fields that it reads. */
export interface OracleModel {
  readonly name: string;
  readonly plan: Plan;
  readonly fields: readonly FieldType[];
}

/** A plain network for 28×28 pixels in a row. */
export function mlpPlan(): Plan {
  return classifier(mlpFields, [
    { node: 'dense_1', kind: 'dense', values: { units: 128 } },
    { node: 'dense_2', kind: 'dense', values: { units: 10, activation: 'softmax' } },
  ]);
}

const label = imageFields(28).filter(({ name }) => name === 'label');
/** Fields that the MLP takes; the label is that of the images. */
export const mlpFields: readonly FieldType[] = [numberField('pixels', [784]), ...label];

/**
 * Two stages of 16 and 32 channels on 28×28 pixels, each with one residual block. No biases before batch normalisation,
 * which takes them away again: their gradients would be rounding errors, and Adam would make whole steps of those.
 */
function resNetPlan(): Plan {
  return classifier(imageFields(28), [
    ...convolution('1', 16),
    { node: 'relu_1', kind: 'activation', values: { activation: 'relu' } },
    ...convolution('2', 16),
    { node: 'add_1', kind: 'add', inputs: ['relu_1', 'batch_normalization_2'] },
    { node: 'relu_2', kind: 'activation', values: { activation: 'relu' } },
    ...convolution('3', 32),
    { node: 'relu_3', kind: 'activation', values: { activation: 'relu' } },
    ...convolution('4', 32),
    { node: 'add_2', kind: 'add', inputs: ['relu_3', 'batch_normalization_4'] },
    { node: 'relu_4', kind: 'activation', values: { activation: 'relu' } },
    { node: 'global_average_pooling2d_1', kind: 'globalAveragePooling2d' },
    { node: 'dropout_1', kind: 'dropout', values: { rate: 0.3 } },
    { node: 'dense_1', kind: 'dense', values: { units: 10, activation: 'softmax' } },
  ]);
}

function convolution(number: string, filters: number): readonly TestLayer[] {
  return [
    {
      node: `conv2d_${number}`,
      kind: 'conv2d',
      values: { filters, padding: 'same', activation: 'linear', useBias: false },
    },
    { node: `batch_normalization_${number}`, kind: 'batchNormalization' },
  ];
}

const transformerFields = [tokenField(128, 1_000), ...label];

/** One block with normalisation first, as it is built today: 4 heads, 64 wide, 128 tokens out of 1 000. */
function transformerPlan(): Plan {
  return classifier(transformerFields, [
    { node: 'embedding_1', kind: 'embedding', values: { inputDim: 1_000, outputDim: 64 } },
    { node: 'positional_encoding_1', kind: 'positionalEncoding', values: { form: 'learned' } },
    { node: 'layer_normalization_1', kind: 'layerNormalization' },
    { node: 'multi_head_attention_1', kind: 'multiHeadAttention', values: { numHeads: 4, keyDim: 16 } },
    { node: 'add_1', kind: 'add', inputs: ['positional_encoding_1', 'multi_head_attention_1'] },
    { node: 'layer_normalization_2', kind: 'layerNormalization' },
    { node: 'dense_1', kind: 'dense', values: { units: 256, activation: 'gelu' } },
    { node: 'dense_2', kind: 'dense', values: { units: 64, activation: 'linear' } },
    { node: 'add_2', kind: 'add', inputs: ['add_1', 'dense_2'] },
    { node: 'global_average_pooling1d_1', kind: 'globalAveragePooling1d' },
    { node: 'dense_3', kind: 'dense', values: { units: 10, activation: 'softmax' } },
  ]);
}

const seriesFields: readonly FieldType[] = [
  numberField('series', [50, 16]),
  { name: 'value', dtype: 'float32', shape: [], role: 'target', semantic: 'number' },
];

/** 64 units read 50 steps of 16 channels and tell a number. */
function recurrentPlan(kind: 'gru' | 'lstm'): Plan {
  return buildPlan({
    fields: seriesFields,
    inputs: { input_1: ['series'] },
    layers: [
      { node: `${kind}_1`, kind, values: { units: 64 } },
      { node: 'dense_1', kind: 'dense', values: { units: 1, activation: 'linear' } },
    ],
    training: {
      task: 'regression',
      objectives: [{ name: 'meanSquaredError', prediction: 'dense_1', target: 'value' }],
    },
  });
}

const textFields: readonly FieldType[] = [
  tokenField(200, 10_000),
  { name: 'mood', dtype: 'int32', shape: [], role: 'target', semantic: 'category', classes: ['bad', 'good'] },
];

/** Is a text of 200 words out of 10 000 a kind one? The mean of its words' entries says it. */
function textPlan(): Plan {
  return buildPlan({
    fields: textFields,
    inputs: { input_1: ['tokens'] },
    layers: [
      { node: 'embedding_1', kind: 'embedding', values: { inputDim: 10_000, outputDim: 64 } },
      { node: 'global_average_pooling1d_1', kind: 'globalAveragePooling1d' },
      { node: 'dense_1', kind: 'dense', values: { units: 16 } },
      { node: 'dense_2', kind: 'dense', values: { units: 1, activation: 'sigmoid' } },
    ],
    training: {
      objectives: [{ name: 'binaryCrossentropy', prediction: 'dense_2', target: 'mood' }],
      metrics: [{ node: 'accuracy_1', name: 'accuracy', prediction: 'dense_2', target: 'mood', config: {} }],
    },
  });
}

/** Whole numbers below `words`; `range` says so to whoever draws them. */
function tokenField(length: number, words: number): FieldType {
  return {
    name: 'tokens',
    dtype: 'int32',
    shape: [length],
    role: 'feature',
    semantic: 'number',
    range: [0, words - 1],
  };
}

/** Layers on the first of the fields that end in a softmax over the ten classes of `label`. */
function classifier(fields: readonly FieldType[], layers: readonly TestLayer[]): Plan {
  const prediction = layers.at(-1)?.node ?? '';
  const target = 'label';
  return buildPlan({
    fields,
    inputs: { input_1: [fields[0]?.name ?? ''] },
    layers,
    training: {
      objectives: [{ name: 'sparseCategoricalCrossentropy', prediction, target }],
      metrics: [{ node: 'accuracy_1', name: 'accuracy', prediction, target, config: {} }],
    },
  });
}

/** The models that Tensorloom is measured by: against Keras for equal numbers, against all its peers for time. */
export const sevenModels: readonly OracleModel[] = [
  { name: 'reference CNN', plan: referencePlan(), fields: imageFields(28) },
  { name: 'small ResNet', plan: resNetPlan(), fields: imageFields(28) },
  { name: 'transformer block', plan: transformerPlan(), fields: transformerFields },
  { name: 'GRU(64) × 50', plan: recurrentPlan('gru'), fields: seriesFields },
  { name: 'LSTM(64) × 50', plan: recurrentPlan('lstm'), fields: seriesFields },
  { name: 'MLP 784-128-10', plan: mlpPlan(), fields: mlpFields },
  { name: 'text', plan: textPlan(), fields: textFields },
];
