import { multiply } from '../../ops/arithmetic.ts';
import { negative } from '../../ops/elementwise.ts';
import { expandDims } from '../../ops/shaping.ts';
import { logSoftmax } from '../../ops/softmax.ts';
import { defineGradient } from '../gradient.ts';

/** The op leaves its own gradient as second output. Labels get −log softmax(x). */
export const softmaxCrossEntropyWithLogitsGradient = defineGradient(
  'SoftmaxCrossEntropyWithLogits',
  ({ dy, input, output, needs }) => {
    const perRow = expandDims(dy, -1);
    return [
      needs(0) ? multiply(perRow, output(1)) : null,
      needs(1) ? negative(multiply(perRow, logSoftmax(input(0)))) : null,
    ];
  },
);
