import { readBool } from '../../graph/attribute.ts';
import { constantSizes } from '../constantSizes.ts';
import { defineGradient } from '../gradient.ts';
import { repeatAlongAxes } from '../repeatAlongAxes.ts';

/** Every summand gets the gradient of its sum. */
export const sumGradient = defineGradient('Sum', ({ dy, input, node }) => [
  repeatAlongAxes(dy, input(0), constantSizes(input(1)), readBool(node, 'keep_dims')),
]);
