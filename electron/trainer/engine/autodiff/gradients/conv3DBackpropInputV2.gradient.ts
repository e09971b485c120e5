import { conv3d, convolutionOptionsOf, convolutionToFilter } from '../../ops/convolution.ts';
import { shapeOf } from '../../ops/shaping.ts';
import { defineGradient } from '../gradient.ts';

/** This op is the forward pass of a transposed convolution: its gradient is a convolution. */
export const conv3DBackpropInputV2Gradient = defineGradient('Conv3DBackpropInputV2', ({ dy, input, node, needs }) => {
  const [filter, x] = [input(1), input(2)];
  const options = convolutionOptionsOf(node);
  return [
    null,
    needs(1) ? convolutionToFilter('Conv3D', dy, shapeOf(filter), x, options) : null,
    needs(2) ? conv3d(dy, filter, options) : null,
  ];
});
