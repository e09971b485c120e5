import { pad } from '../ops/slicing.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Input shape batch×h×w×c, output shape with rows and columns of zeros around it. */
export const zeroPadding2dLayer: EngineLayer = {
  kind: 'zeroPadding2d',
  forward: ({ inputs: [x], config }) => pad(x, [[0, 0], ...config.pairs('padding'), [0, 0]]),
};
