import type { Tensor } from '../graph/graph.ts';
import { maximum, multiply } from '../ops/arithmetic.ts';
import { rsqrt, square } from '../ops/elementwise.ts';
import { batchMatMul } from '../ops/linear.ts';
import { sum } from '../ops/reduction.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Products along the last axis. Input shapes batch×c give batch×1, batch×s×c and batch×t×c give batch×s×t. */
export const dotLayer: EngineLayer = {
  kind: 'dot',
  forward({ inputs: [first, second], config }) {
    if (!second) throw new Error('Dot needs two inputs');
    const [a, b] = config.boolean('normalize') ? [toUnit(first), toUnit(second)] : [first, second];
    if (a.shape.length === 2) return sum(multiply(a, b), { axes: [-1], keepDims: true });
    return batchMatMul(a, b, { transposeB: true });
  },
};

// Keras' epsilon for the square of a length.
const SMALLEST = 1e-12;

function toUnit(x: Tensor): Tensor {
  return multiply(x, rsqrt(maximum(sum(square(x), { axes: [-1], keepDims: true }), SMALLEST)));
}
