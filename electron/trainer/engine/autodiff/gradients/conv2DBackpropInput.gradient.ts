import { conv2d, convolutionOptionsOf, convolutionToFilter } from '../../ops/convolution.ts';
import { shapeOf } from '../../ops/shaping.ts';
import { defineGradient } from '../gradient.ts';

/** This op is the forward pass of a transposed convolution: its gradient is a convolution. */
export const conv2DBackpropInputGradient = defineGradient('Conv2DBackpropInput', ({ dy, input, node, needs }) => {
  const [filter, x] = [input(1), input(2)];
  const options = convolutionOptionsOf(node);
  return [
    null,
    needs(1) ? convolutionToFilter('Conv2D', dy, shapeOf(filter), x, options) : null,
    needs(2) ? conv2d(dy, filter, options) : null,
  ];
});
