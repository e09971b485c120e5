import { type Convolution, convolutionOptionsOf, convolutionToFilter, convolutionToInput } from '../ops/convolution.ts';
import { shapeOf } from '../ops/shaping.ts';
import type { Gradient } from './gradient.ts';

/** The two gradients of a convolution, by the ops that TensorFlow has for them. */
export function convolutionGradient(op: Convolution): Gradient['backward'] {
  return ({ dy, input, node, needs }) => {
    const [x, filter] = [input(0), input(1)];
    const options = convolutionOptionsOf(node);
    return [
      needs(0) ? convolutionToInput(op, shapeOf(x), filter, dy, options) : null,
      needs(1) ? convolutionToFilter(op, x, shapeOf(filter), dy, options) : null,
    ];
  };
}
