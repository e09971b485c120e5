import { reshape } from '../ops/shaping.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Input shape batch×…, output shape batch×(product of the rest). */
export const flattenLayer: EngineLayer = {
  kind: 'flatten',
  forward: ({ inputs: [x], layer }) => reshape(x, [-1, ...layer.outputShape]),
};
