import { BATCH } from '../../graph/tensorShape.ts';
import { deepCopy } from '../../graph/variable.ts';
import * as arithmetic from '../../ops/arithmetic.ts';
import { greater, select } from '../../ops/comparison.ts';
import * as unary from '../../ops/elementwise.ts';
import { type GradientCase, overShapes } from './gradientCase.ts';

const SHAPES = [[[5]], [[BATCH, 3]], [[2, 1, 4]]] as const;
/** Pairs that are broadcast: by a scalar, by axes of one, by missing axes, and with the batch on either side. */
const PAIRS = [
  [
    [2, 3],
    [2, 3],
  ],
  [[BATCH, 3], [3]],
  [[], [BATCH, 2]],
  [
    [2, 1, 3],
    [4, 1],
  ],
  [
    [BATCH, 1],
    [1, 5],
  ],
  [
    [BATCH, 2],
    [3, 2],
  ],
] as const;

const binary = {
  add: arithmetic.add,
  subtract: arithmetic.subtract,
  multiply: arithmetic.multiply,
  divide: arithmetic.divide,
  divideNoNan: arithmetic.divideNoNan,
  power: arithmetic.power,
  maximum: arithmetic.maximum,
  minimum: arithmetic.minimum,
  squaredDifference: arithmetic.squaredDifference,
};

const anyNumber = {
  negative: unary.negative,
  absolute: unary.absolute,
  square: unary.square,
  exp: unary.exp,
  expm1: unary.expm1,
  sin: unary.sin,
  cos: unary.cos,
  erf: unary.erf,
  tanh: unary.tanh,
  sigmoid: unary.sigmoid,
  relu: unary.relu,
  elu: unary.elu,
  selu: unary.selu,
  softplus: unary.softplus,
  softsign: unary.softsign,
  identity: unary.identity,
  deepCopy,
};

const positiveNumber = {
  log: unary.log,
  log1p: unary.log1p,
  sqrt: unary.sqrt,
  rsqrt: unary.rsqrt,
  reciprocal: unary.reciprocal,
};

export const elementwiseCases: readonly GradientCase[] = [
  ...Object.entries(binary).flatMap(([name, op]) =>
    overShapes(name, PAIRS, (a, b) => op(a!, b!), { low: 0.3, high: 2.3 }),
  ),
  ...Object.entries(anyNumber).flatMap(([name, op]) => overShapes(name, SHAPES, (x) => op(x!), { low: -2, high: 2 })),
  ...Object.entries(positiveNumber).flatMap(([name, op]) =>
    overShapes(name, SHAPES, (x) => op(x!), { low: 0.2, high: 3 }),
  ),
  ...overShapes('relu6', SHAPES, (x) => unary.relu6(x!), { low: -3, high: 9 }),
  ...overShapes('leakyRelu', SHAPES, (x) => unary.leakyRelu(x!, 0.3), { low: -2, high: 2 }),
  ...SHAPES.map(
    ([shape]): GradientCase => ({
      title: `cast to float64 [${shape}]`,
      dtype: 'float32',
      inputs: [{ shape }],
      build: (x) => unary.square(unary.cast(x!, 'float64')),
    }),
  ),
  ...overShapes('addN', SHAPES, (x) => arithmetic.addN([unary.exp(x!), x!, unary.square(x!)])),
  ...overShapes(
    'select',
    PAIRS,
    (a, b) => select(greater(a!, 0), arithmetic.multiply(b!, 2), arithmetic.multiply(a!, 3)),
    {
      low: -1,
      high: 1,
    },
  ),
  ...overShapes('a power with a negative base', SHAPES, (x) => arithmetic.power(x!, 3), { low: -2, high: 2 }),
];
