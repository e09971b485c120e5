import { mean } from '../ops/reduction.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Input shape batch×d×h×w×c, output shape batch×c. */
export const globalAveragePooling3dLayer: EngineLayer = {
  kind: 'globalAveragePooling3d',
  forward: ({ inputs: [x] }) => mean(x, { axes: [1, 2, 3] }),
};
