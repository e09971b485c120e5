import { max } from '../ops/reduction.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Input shape batch×time×c, output shape batch×c. */
export const globalMaxPooling1dLayer: EngineLayer = {
  kind: 'globalMaxPooling1d',
  forward: ({ inputs: [x] }) => max(x, { axes: [1] }),
};
