import { max } from '../ops/reduction.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Input shape batch×d×h×w×c, output shape batch×c. */
export const globalMaxPooling3dLayer: EngineLayer = {
  kind: 'globalMaxPooling3d',
  forward: ({ inputs: [x] }) => max(x, { axes: [1, 2, 3] }),
};
