import { maxPoolGrad, poolingOptionsOf } from '../../ops/pooling.ts';
import { defineGradient } from '../gradient.ts';

/** To the places that were greatest. */
export const maxPoolGradient = defineGradient('MaxPool', ({ dy, input, output, node }) => [
  maxPoolGrad('MaxPoolGrad', input(0), output(0), dy, poolingOptionsOf(node)),
]);
