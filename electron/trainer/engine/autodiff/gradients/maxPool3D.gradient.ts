import { maxPoolGrad, poolingOptionsOf } from '../../ops/pooling.ts';
import { defineGradient } from '../gradient.ts';

/** To the places that were greatest. */
export const maxPool3DGradient = defineGradient('MaxPool3D', ({ dy, input, output, node }) => [
  maxPoolGrad('MaxPool3DGrad', input(0), output(0), dy, poolingOptionsOf(node)),
]);
