import { multiply } from '../ops/arithmetic.ts';
import { greaterEqual } from '../ops/comparison.ts';
import { cast } from '../ops/elementwise.ts';
import { randomUniform } from '../ops/random.ts';
import { shapeVector } from '../ops/shaping.ts';
import type { LayerContext } from './engineLayer.ts';

/** While training, sets a share of the channels to zero over all places and scales the others up. Keeps the shape. */
export function dropChannels({ graph, inputs: [x], config, training, randomStream }: LayerContext) {
  const rate = config.number('rate');
  if (!training || rate === 0) return x;
  const last = x.shape.length - 1;
  const sizes = x.shape.map((size, axis) => (axis === 0 || axis === last ? size : 1));
  const isKept = greaterEqual(randomUniform(shapeVector(graph, sizes, [x]), randomStream()), rate);
  return multiply(x, multiply(cast(isKept, x.dtype), 1 / (1 - rate)));
}
