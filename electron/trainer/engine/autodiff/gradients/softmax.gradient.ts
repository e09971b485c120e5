import { multiply, subtract } from '../../ops/arithmetic.ts';
import { sum } from '../../ops/reduction.ts';
import { defineGradient } from '../gradient.ts';

/** dx = (dy − Σ dy · y) · y */
export const softmaxGradient = defineGradient('Softmax', ({ dy, output }) => {
  const y = output(0);
  const along = sum(multiply(dy, y), { axes: [-1], keepDims: true });
  return [multiply(subtract(dy, along), y)];
});
