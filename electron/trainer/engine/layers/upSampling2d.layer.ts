import { resize } from '../ops/resizing.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Input shape batch×h×w×c, output shape batch×(h·factor)×(w·factor)×c. */
export const upSampling2dLayer: EngineLayer = {
  kind: 'upSampling2d',
  forward({ inputs: [x], layer, config }) {
    const [height = 1, width = 1] = layer.outputShape;
    return resize(x, [height, width], config.text('interpolation') === 'bilinear' ? 'bilinear' : 'nearest');
  },
};
