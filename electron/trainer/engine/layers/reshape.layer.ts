import { reshape } from '../ops/shaping.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Output shape batch×the target shape, which the plan has resolved. */
export const reshapeLayer: EngineLayer = {
  kind: 'reshape',
  forward: ({ inputs: [x], layer }) => reshape(x, [-1, ...layer.outputShape]),
};
