import { slice } from '../ops/slicing.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Input shape batch×h×w×c, output shape without the rows and columns that are cut off. */
export const cropping2dLayer: EngineLayer = {
  kind: 'cropping2d',
  forward({ inputs: [x], layer, config }) {
    const [rows, columns] = config.pairs('cropping');
    return slice(x, [0, rows?.[0] ?? 0, columns?.[0] ?? 0, 0], [-1, ...layer.outputShape]);
  },
};
