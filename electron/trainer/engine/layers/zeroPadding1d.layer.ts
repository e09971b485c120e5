import { pad } from '../ops/slicing.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Input shape batch×time×c, output shape with times of zeros at both ends. */
export const zeroPadding1dLayer: EngineLayer = {
  kind: 'zeroPadding1d',
  forward({ inputs: [x], config }) {
    const [before = 0, after = 0] = config.numbers('padding');
    return pad(x, [
      [0, 0],
      [before, after],
      [0, 0],
    ]);
  },
};
