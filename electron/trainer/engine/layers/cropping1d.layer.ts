import { slice } from '../ops/slicing.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Input shape batch×time×c, output shape without the times that are cut off. */
export const cropping1dLayer: EngineLayer = {
  kind: 'cropping1d',
  forward: ({ inputs: [x], layer, config }) =>
    slice(x, [0, config.numbers('cropping')[0] ?? 0, 0], [-1, ...layer.outputShape]),
};
