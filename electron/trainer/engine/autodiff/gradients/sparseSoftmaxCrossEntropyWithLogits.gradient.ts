import { multiply } from '../../ops/arithmetic.ts';
import { expandDims } from '../../ops/shaping.ts';
import { defineGradient } from '../gradient.ts';

/** The op leaves its own gradient as second output. */
export const sparseSoftmaxCrossEntropyWithLogitsGradient = defineGradient(
  'SparseSoftmaxCrossEntropyWithLogits',
  ({ dy, output }) => [multiply(expandDims(dy, -1), output(1))],
);
