import { max } from '../ops/reduction.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Input shape batch×h×w×c, output shape batch×c. */
export const globalMaxPooling2dLayer: EngineLayer = {
  kind: 'globalMaxPooling2d',
  forward: ({ inputs: [x] }) => max(x, { axes: [1, 2] }),
};
