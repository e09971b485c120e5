import { resizeGrad } from '../../ops/resizing.ts';
import { defineGradient } from '../gradient.ts';

/** By TensorFlow's own op for it. */
export const resizeNearestNeighborGradient = defineGradient('ResizeNearestNeighbor', ({ dy, input }) => [
  resizeGrad(dy, input(0), 'nearest'),
]);
