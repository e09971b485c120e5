import { mean } from '../ops/reduction.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Input shape batch×time×c, output shape batch×c. */
export const globalAveragePooling1dLayer: EngineLayer = {
  kind: 'globalAveragePooling1d',
  forward: ({ inputs: [x] }) => mean(x, { axes: [1] }),
};
