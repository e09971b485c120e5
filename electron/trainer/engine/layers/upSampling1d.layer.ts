import { expandDims, reshape } from '../ops/shaping.ts';
import { tile } from '../ops/slicing.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Input shape batch×time×c, output shape batch×(time·factor)×c: each time is repeated. */
export const upSampling1dLayer: EngineLayer = {
  kind: 'upSampling1d',
  forward: ({ inputs: [x], layer, config }) =>
    reshape(tile(expandDims(x, 2), [1, 1, config.number('size'), 1]), [-1, ...layer.outputShape]),
};
