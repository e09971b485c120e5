import { buildPlan, type TestLayer } from '../../electron/trainer/testing/buildPlan.ts';
import type { OracleCase } from '../oracleCase.ts';
import { classifierOf, descent, numberField, planAround, targetField, withLayerConfig } from './planAround.ts';

type Values = Readonly<Record<string, unknown>>;
/** Title, sizes of the input, values of the node. */
type Row = readonly [title: string, size: readonly number[], values: Values];

const one = (kind: string, values: Values = {}): readonly TestLayer[] => [{ node: 'tested', kind, values }];
const image = (...size: readonly number[]) => [...size, 2];

const convolutionRows: readonly Row[] = [
  ['3×3 valid on 7×6', [7, 6], { kernelSize: [3, 3] }],
  ['2×3, steps 2×3, same, on 7×8', [7, 8], { kernelSize: [2, 3], strides: [2, 3], padding: 'same' }],
  ['3×2, steps 2×1, valid, on 8×5', [8, 5], { kernelSize: [3, 2], strides: [2, 1] }],
  ['4×5, same, no bias, on 6×7', [6, 7], { kernelSize: [4, 5], padding: 'same', useBias: false }],
  ['1×1 on 5×3', [5, 3], { kernelSize: [1, 1] }],
  ['3×3 dilated 2×2, valid, on 9×8', [9, 8], { dilationRate: [2, 2] }],
  ['3×2 dilated 2×3, same, on 9×11', [9, 11], { kernelSize: [3, 2], dilationRate: [2, 3], padding: 'same' }],
  ['2×3 dilated 3×1, valid, on 7×7', [7, 7], { kernelSize: [2, 3], dilationRate: [3, 1] }],
];
const convolutions: readonly OracleCase[] = convolutionRows.map(([title, size, values]) => ({
  title: `conv 2d ${title}`,
  plan: planAround(image(...size), one('conv2d', { filters: 4, activation: 'tanh', ...values })),
}));

const poolingRows: readonly Row[] = [
  ['2×2, valid, drops the rest of 7×5', [7, 5], {}],
  ['2×2, same, keeps the rest of 7×5', [7, 5], { padding: 'same' }],
  [
    '3×2, steps 2×3, same, on 8×7',
    [8, 7],
    { poolSize: [3, 2], stridesLikePool: false, strides: [2, 3], padding: 'same' },
  ],
  ['3×3, steps 1×2, overlapping, on 6×9', [6, 9], { poolSize: [3, 3], stridesLikePool: false, strides: [1, 2] }],
];
const poolings: readonly OracleCase[] = ['max', 'average'].flatMap((name) =>
  poolingRows.map(([title, size, values]) => ({
    title: `${name} pooling ${title}`,
    plan: planAround(image(...size), one(`${name}Pooling2d`, values)),
  })),
);

const shapes: readonly OracleCase[] = [
  { title: 'global average pooling on 5×7', plan: planAround(image(5, 7), one('globalAveragePooling2d')) },
  { title: 'flatten 3×5×2', plan: planAround(image(3, 5), one('flatten')) },
  { title: 'reshape 4×6×3 to 8×9', plan: planAround(image(4, 6), one('reshape', { targetShape: [8, 9] })) },
  { title: 'reshape 4×6×3 to 2×−1×4', plan: planAround(image(4, 6), one('reshape', { targetShape: [2, -1, 4] })) },
];

const denses: readonly OracleCase[] = [
  { title: 'dense', plan: planAround([6], one('dense', { units: 11, activation: 'relu' })) },
  { title: 'dense without bias', plan: planAround([6], one('dense', { units: 11, useBias: false })) },
  { title: 'dense on rows of 4×3', plan: planAround([4, 3], one('dense', { units: 5, activation: 'tanh' })) },
  { title: 'dense on an image', plan: planAround(image(3, 4), one('dense', { units: 5, activation: 'tanh' })) },
];

/** What the inspector offers; the rest is the graph engine's alone so far. */
const OFFERED = [
  'linear', 'relu', 'relu6', 'elu', 'selu', 'gelu', 'swish', 'tanh', 'sigmoid', 'softplus', 'softsign', 'softmax',
]; // biome-ignore format: a list of words
const NOT_OFFERED = [
  'celu', 'leakyRelu', 'silu', 'mish', 'hardSigmoid', 'hardSwish', 'hardSilu', 'hardTanh', 'hardShrink', 'softShrink',
  'tanhShrink', 'logSigmoid', 'squareplus', 'exponential', 'logSoftmax',
]; // biome-ignore format: a list of words

const activated = planAround(
  [6],
  [{ node: 'wide', kind: 'dense', values: { units: 16, activation: 'linear' } }, ...one('activation')],
);
const activations: readonly OracleCase[] = [
  ...OFFERED.map((activation) => ({ activation, engineOnly: false })),
  ...NOT_OFFERED.map((activation) => ({ activation, engineOnly: true })),
].map(({ activation, engineOnly }) => ({
  title: `activation ${activation}`,
  plan: withLayerConfig(activated, 'tested', { activation }),
  engineOnly,
}));

const joined = (kind: string): readonly TestLayer[] => [
  { node: 'left', kind: 'conv2d', values: { filters: 4, padding: 'same', activation: 'tanh' } },
  {
    node: 'right',
    kind: 'conv2d',
    values: { filters: 4, kernelSize: [1, 1], activation: 'linear' },
    inputs: ['before'],
  },
  {
    node: 'third',
    kind: 'averagePooling2d',
    values: { poolSize: [3, 3], stridesLikePool: false, strides: [1, 1], padding: 'same' },
    inputs: ['left'],
  },
  { node: 'tested', kind, inputs: ['left', 'right', 'third'] },
];

const merges: readonly OracleCase[] = [
  { title: 'add three branches', plan: planAround(image(5, 4), joined('add')) },
  { title: 'concatenate three branches', plan: planAround(image(5, 4), joined('concatenate')) },
  {
    title: 'add, an axis of size 1 repeated',
    plan: planAround(image(5, 4), [
      { node: 'mean', kind: 'globalAveragePooling2d' },
      { node: 'shaped', kind: 'reshape', values: { targetShape: [1, 1, 3] } },
      { node: 'tested', kind: 'add', inputs: ['before', 'shaped'] },
    ]),
  },
  {
    title: 'a layer that two others read',
    plan: planAround(
      [6],
      [
        { node: 'left', kind: 'dense', values: { units: 5, activation: 'tanh' }, inputs: ['before'] },
        { node: 'tested', kind: 'add', inputs: ['before', 'left'] },
      ],
    ),
  },
  {
    title: 'two inputs',
    plan: buildPlan({
      fields: [numberField('x', [5, 4, 2]), numberField('z', [3]), targetField],
      inputs: { input_1: ['x'], input_2: ['z'] },
      layers: [
        { node: 'flat', kind: 'flatten', inputs: ['input_1'] },
        { node: 'dense_1', kind: 'dense', values: { units: 4, activation: 'tanh' }, inputs: ['input_2'] },
        { node: 'joined', kind: 'concatenate', inputs: ['flat', 'dense_1'] },
        { node: 'output', kind: 'dense', values: { units: 3, activation: 'softmax' } },
      ],
      training: {
        optimizer: descent,
        objectives: [{ name: 'sparseCategoricalCrossentropy', prediction: 'output', target: 'y' }],
      },
    }),
  },
];

const normalised = (values: Values = {}) => one('batchNormalization', { momentum: 0.9, ...values });
const normalisationRows: readonly Row[] = [
  ['on an image', image(5, 4), {}],
  ['on rows', [6], {}],
  ['on rows of 4×3', [4, 3], {}],
  ['with momentum 0.5, ε 0.1', image(3, 3), { momentum: 0.5, epsilon: 0.1 }],
];
const normalisations: readonly OracleCase[] = normalisationRows.map(([title, shape, values]) => ({
  title: `batch normalisation ${title}`,
  plan: planAround(shape, normalised(values)),
  // Batches so small that N / (N − 1) is far from 1, and of different sizes.
  rows: [6, 3, 2],
}));

const dropouts: readonly OracleCase[] = [
  { title: 'dropout of rate 0', plan: planAround([6], one('dropout', { rate: 0 })) },
  {
    title: 'softmax as a layer of its own',
    plan: classifierOf(
      [6],
      [
        { node: 'dense_1', kind: 'dense', values: { units: 3, activation: 'linear' } },
        { node: 'output', kind: 'activation', values: { activation: 'softmax' } },
      ],
    ),
  },
];

/** Every kind of layer, with odd sizes, steps and paddings. */
export const layerCases: readonly OracleCase[] = [
  ...convolutions,
  ...poolings,
  ...shapes,
  ...denses,
  ...activations,
  ...merges,
  ...normalisations,
  ...dropouts,
];
