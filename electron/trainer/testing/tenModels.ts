import type { Plan } from '../../../shared/pipeline/plan.ts';
import { buildPlan, type TestPlan } from './buildPlan.ts';
import { imageFields } from './examplePlans.ts';

type Layers = TestPlan['layers'];

/** Side of the square pictures that these models take. */
export const SIDE = 8;

const normalised: Layers = [
  { node: 'batch_normalization_1', kind: 'batchNormalization' },
  { node: 'dropout_1', kind: 'dropout', values: { rate: 0.25 } },
];
const flat: Layers = [{ node: 'flatten_1', kind: 'flatten' }];
const conv = (node: string, filters = 4, values: Readonly<Record<string, unknown>> = {}) => ({
  node,
  kind: 'conv2d',
  values: { filters, padding: 'same', ...values },
});
const shaped = (targetShape: readonly number[]) => ({ node: 'reshape_1', kind: 'reshape', values: { targetShape } });
const rows = shaped([SIDE, SIDE]);

/** What lies between the picture and the class: each has dropout and batch normalisation, and work that kernels share out. */
const BODIES: Readonly<Record<string, Layers>> = {
  perceptron: [...flat, { node: 'dense_1', kind: 'dense', values: { units: 32 } }, ...normalised],
  convolution: [conv('conv2d_1', 8), ...normalised, { node: 'max_pooling2d_1', kind: 'maxPooling2d' }, ...flat],
  residual: [
    conv('conv2d_1'),
    ...normalised,
    conv('conv2d_2'),
    { node: 'add_1', kind: 'add', inputs: ['dropout_1', 'conv2d_2'] },
    { node: 'global_average_pooling2d_1', kind: 'globalAveragePooling2d' },
  ],
  separable: [
    { node: 'separable_conv2d_1', kind: 'separableConv2d', values: { filters: 6 } },
    ...normalised,
    { node: 'spatial_dropout2d_1', kind: 'spatialDropout2d' },
    ...flat,
  ],
  transposed: [
    conv('conv2d_1', 4, { strides: [2, 2] }),
    ...normalised,
    { node: 'conv2d_transpose_1', kind: 'conv2dTranspose', values: { filters: 3 } },
    { node: 'group_normalization_1', kind: 'groupNormalization', values: { groups: 1 } },
    ...flat,
  ],
  volume: [
    shaped([4, 4, 4, 1]),
    { node: 'conv3d_1', kind: 'conv3d', values: { filters: 4 } },
    ...normalised,
    { node: 'global_max_pooling3d_1', kind: 'globalMaxPooling3d' },
  ],
  signal: [
    rows,
    { node: 'conv1d_1', kind: 'conv1d', values: { filters: 8 } },
    ...normalised,
    { node: 'gaussian_noise_1', kind: 'gaussianNoise' },
    { node: 'global_max_pooling1d_1', kind: 'globalMaxPooling1d' },
  ],
  lstm: [rows, { node: 'lstm_1', kind: 'lstm', values: { units: 8 } }, ...normalised],
  gru: [rows, { node: 'gru_1', kind: 'gru', values: { units: 8 } }, ...normalised],
  attention: [
    rows,
    { node: 'multi_head_attention_1', kind: 'multiHeadAttention', values: { numHeads: 2, keyDim: 4, dropout: 0.1 } },
    { node: 'layer_normalization_1', kind: 'layerNormalization' },
    ...normalised,
    { node: 'global_average_pooling1d_1', kind: 'globalAveragePooling1d' },
  ],
};

/** Ten small classifiers of pictures by name, to be trained for a moment. */
export function tenModels(training: Partial<TestPlan['training']> = {}): readonly (readonly [string, Plan])[] {
  return Object.entries(BODIES).map(([name, body]) => [
    name,
    buildPlan({
      fields: imageFields(SIDE),
      inputs: { input_1: ['image'] },
      layers: [...body, { node: 'output_1', kind: 'dense', values: { units: 10, activation: 'softmax' } }],
      training: {
        objectives: [{ name: 'sparseCategoricalCrossentropy', prediction: 'output_1', target: 'label' }],
        metrics: [{ node: 'accuracy_1', name: 'accuracy', prediction: 'output_1', target: 'label', config: {} }],
        batchSize: 16,
        epochs: 2,
        ...training,
      },
    }),
  ]);
}
