import type { Tensor } from '../graph/graph.ts';
import { dilatedConv2d } from '../ops/dilatedConvolution.ts';
import { biasAdd } from '../ops/linear.ts';
import { expandDims, squeeze } from '../ops/shaping.ts';
import { pad } from '../ops/slicing.ts';
import type { ConfigReader } from './configReader.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Input shape batch×time×c, output shape batch×time'×filters. TensorFlow's kernels know images: one pixel high here. */
export const conv1dLayer: EngineLayer = {
  kind: 'conv1d',
  forward({ inputs: [x], config, weight }) {
    const isCausal = config.text('padding') === 'causal';
    const convolved = dilatedConv2d(
      expandDims(isCausal ? padBefore(x, config) : x, 1),
      expandDims(weight('kernel'), 0),
      {
        strides: [1, config.number('strides')],
        dilations: [1, config.number('dilationRate')],
        padding: isCausal ? 'VALID' : config.padding('padding'),
      },
    );
    const biased = config.boolean('useBias') ? biasAdd(convolved, weight('bias')) : convolved;
    return config.activation('activation')(squeeze(biased, [1]));
  },
};

/** Zeros before the first time, so that an output sees its own time and what came before. */
function padBefore(x: Tensor, config: ConfigReader): Tensor {
  const reach = (config.number('kernelSize') - 1) * config.number('dilationRate');
  return pad(x, [
    [0, 0],
    [reach, 0],
    [0, 0],
  ]);
}
