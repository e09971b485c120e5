import { readBool } from '../../graph/attribute.ts';
import { cumulativeSum } from '../../ops/reduction.ts';
import { constantSizes } from '../constantSizes.ts';
import { defineGradient } from '../gradient.ts';

/** An element counts in every sum behind it: the gradient is summed from the other end. */
export const cumsumGradient = defineGradient('Cumsum', ({ dy, input, node }) => {
  const exclusive = readBool(node, 'exclusive');
  const [axis = 0] = constantSizes(input(1));
  return [cumulativeSum(dy, axis, { exclusive, reverse: !readBool(node, 'reverse') })];
});
