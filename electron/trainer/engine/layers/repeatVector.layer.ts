import { expandDims } from '../ops/shaping.ts';
import { tile } from '../ops/slicing.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Input shape batch×c, output shape batch×n×c. */
export const repeatVectorLayer: EngineLayer = {
  kind: 'repeatVector',
  forward: ({ inputs: [x], config }) => tile(expandDims(x, 1), [1, config.number('n'), 1]),
};
