import type { OracleCase } from '../oracleCase.ts';
import { planAround } from './planAround.ts';

/** Kind, size of the input, values. Random kinds change nothing outside training: only what they predict is compared. */
const rows: readonly (readonly [string, readonly number[], Readonly<Record<string, unknown>>, 'random'?])[] = [
  ['leakyReLU', [6], { negativeSlope: 0.2 }],
  ['repeatVector', [6], { n: 3 }],
  ['upSampling1d', [5, 2], { size: 3 }],
  ['upSampling2d', [3, 2, 2], { size: [3, 2] }],
  ['upSampling2d', [3, 4, 2], { size: [2, 3], interpolation: 'bilinear' }],
  ['conv1d', [9, 2], { filters: 3, kernelSize: 4, padding: 'causal', dilationRate: 2, activation: 'tanh' }],
  ['conv1d', [10, 2], { filters: 3, kernelSize: 4, padding: 'same', strides: 3, activation: 'tanh' }],
  ['conv2dTranspose', [3, 4, 2], { filters: 2, kernelSize: [3, 2], strides: [2, 3], activation: 'tanh' }],
  [
    'conv2dTranspose',
    [3, 4, 2],
    { filters: 2, kernelSize: [4, 3], strides: [3, 2], padding: 'same', activation: 'tanh' },
  ],
  ['depthwiseConv2d', [6, 5, 2], { kernelSize: [2, 3], depthMultiplier: 2, padding: 'same', activation: 'tanh' }],
  ['separableConv2d', [7, 6, 2], { filters: 3, kernelSize: [3, 2], depthMultiplier: 2, activation: 'tanh' }],
  ['separableConv2d', [7, 6, 2], { filters: 2, dilationRate: [2, 1], padding: 'same', activation: 'tanh' }],
  ['prelu', [3, 4, 2], {}],
  ['prelu', [3, 4, 2], { perChannel: true }],
  ['groupNormalization', [3, 4, 2], { groups: 1 }],
  ['layerNormalization', [4, 3], { epsilon: 0.01 }],
  ['cropping2d', [5, 6, 2], { rows: [1, 0], columns: [0, 2] }],
  ['zeroPadding2d', [3, 4, 2], { rows: [1, 0], columns: [0, 2] }],
  ['gaussianNoise', [6], { stddev: 0.5 }, 'random'],
  ['gaussianDropout', [6], { rate: 0.5 }, 'random'],
  ['alphaDropout', [6], { rate: 0.5 }, 'random'],
  ['spatialDropout1d', [4, 3], { rate: 0.5 }, 'random'],
  ['spatialDropout2d', [3, 4, 2], { rate: 0.5 }, 'random'],
  ['dropout', [6], { rate: 0.5 }, 'random'],
];

/** Layers on inputs so small that Keras' answers can be kept as files, with shapes that the examples do not have. */
export const smallCases: readonly OracleCase[] = rows.map(([kind, shape, values, random]) => ({
  title: `${kind} on ${shape.join('×')}, ${JSON.stringify(values)}`,
  plan: planAround(shape, [{ node: 'tested', kind, values }]),
  engineOnly: true,
  ...(random ? { measures: ['forward'] as const } : {}),
}));
