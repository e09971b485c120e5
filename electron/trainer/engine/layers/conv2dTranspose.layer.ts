import { convolutionToInput } from '../ops/convolution.ts';
import { biasAdd } from '../ops/linear.ts';
import { shapeVector } from '../ops/shaping.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Input shape batch×h×w×c, output shape as the plan says: the way back through a convolution, run forwards. */
export const conv2dTransposeLayer: EngineLayer = {
  kind: 'conv2dTranspose',
  forward({ graph, inputs: [x], layer, config, weight }) {
    const shape = shapeVector(graph, [x.shape[0] ?? 1, ...layer.outputShape], [x]);
    const spread = convolutionToInput('Conv2D', shape, weight('kernel'), x, {
      strides: config.numbers('strides'),
      dilations: [1, 1],
      padding: config.padding('padding'),
    });
    const biased = config.boolean('useBias') ? biasAdd(spread, weight('bias')) : spread;
    return config.activation('activation')(biased);
  },
};
