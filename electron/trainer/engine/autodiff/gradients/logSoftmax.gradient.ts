import { multiply, subtract } from '../../ops/arithmetic.ts';
import { exp } from '../../ops/elementwise.ts';
import { sum } from '../../ops/reduction.ts';
import { defineGradient } from '../gradient.ts';

/** dx = dy − softmax(x) · Σ dy */
export const logSoftmaxGradient = defineGradient('LogSoftmax', ({ dy, output }) => [
  subtract(dy, multiply(exp(output(0)), sum(dy, { axes: [-1], keepDims: true }))),
]);
