import { mean } from '../ops/reduction.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Input shape batch×h×w×c, output shape batch×c. */
export const globalAveragePooling2dLayer: EngineLayer = {
  kind: 'globalAveragePooling2d',
  forward: ({ inputs: [x] }) => mean(x, { axes: [1, 2] }),
};
