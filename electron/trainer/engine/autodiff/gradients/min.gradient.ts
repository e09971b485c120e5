import { readBool } from '../../graph/attribute.ts';
import { divide, multiply } from '../../ops/arithmetic.ts';
import { equal } from '../../ops/comparison.ts';
import { cast } from '../../ops/elementwise.ts';
import { sum } from '../../ops/reduction.ts';
import { constantSizes } from '../constantSizes.ts';
import { defineGradient } from '../gradient.ts';
import { repeatAlongAxes } from '../repeatAlongAxes.ts';

/** Shared equally by the places that are smallest. */
export const minGradient = defineGradient('Min', ({ dy, input, output, node }) => {
  const x = input(0);
  const axes = constantSizes(input(1));
  const keepDims = readBool(node, 'keep_dims');
  const isSmallest = cast(equal(x, repeatAlongAxes(output(0), x, axes, keepDims)), dy.dtype);
  const share = divide(isSmallest, sum(isSmallest, { axes, keepDims: true }));
  return [multiply(share, repeatAlongAxes(dy, x, axes, keepDims))];
});
