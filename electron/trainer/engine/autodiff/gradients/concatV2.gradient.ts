import { add } from '../../ops/arithmetic.ts';
import { axisSizeOf, shapeOf, stack } from '../../ops/shaping.ts';
import { sliceLike, split } from '../../ops/slicing.ts';
import { constantSizes } from '../constantSizes.ts';
import { defineGradient } from '../gradient.ts';

/** Each tensor gets its part. */
export const concatV2Gradient = defineGradient('ConcatV2', ({ dy, node }) => {
  const tensors = node.inputs.slice(0, -1);
  const [axis = 0] = constantSizes(node.inputs[tensors.length]);
  const sizes = tensors.map((tensor) => tensor.shape[axis]);
  if (sizes.every((size) => typeof size === 'number')) return [...split(dy, sizes, axis), null];
  const zero = dy.graph.constant(0, 'int32');
  let before = zero;
  return tensors.map((tensor) => {
    const begin = stack(
      tensor.shape.map((_, i) => (i === axis ? before : zero)),
      0,
    );
    before = add(before, axisSizeOf(tensor, axis));
    return sliceLike(dy, begin, shapeOf(tensor));
  });
});
