import { zerosLike } from '../../ops/elementwise.ts';
import { concat } from '../../ops/slicing.ts';
import { constantSizes } from '../constantSizes.ts';
import { defineGradient } from '../gradient.ts';

/** The parts joined again; zeros where nothing arrived. */
export const splitVGradient = defineGradient('SplitV', ({ dys, input, output }) => {
  const [axis = 0] = constantSizes(input(2));
  return [
    concat(
      dys.map((dy, index) => dy ?? zerosLike(output(index))),
      axis,
    ),
  ];
});
