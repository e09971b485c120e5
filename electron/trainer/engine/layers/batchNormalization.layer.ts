import type { Tensor } from '../graph/graph.ts';
import { add, divide, multiply, subtract } from '../ops/arithmetic.ts';
import { cast } from '../ops/elementwise.ts';
import { batchNormInference, batchNormTraining } from '../ops/normalization.ts';
import { reshape, shapeOf, sizeOf } from '../ops/shaping.ts';
import type { EngineLayer, LayerContext } from './engineLayer.ts';

/** Normalises each channel (last axis): by the batch while training, by the moving averages otherwise. */
export const batchNormalizationLayer: EngineLayer = {
  kind: 'batchNormalization',
  forward(context) {
    const [x] = context.inputs;
    // TensorFlow's kernel knows images only. Statistics are per channel, so any other shape is an image one pixel wide.
    const image = x.shape.length === 4 ? x : reshape(x, [-1, 1, 1, context.layer.outputShape.at(-1) ?? 1]);
    const y = context.training ? normalizeByBatch(context, image) : normalizeByAverages(context, image);
    return image === x ? y : reshape(y, shapeOf(x));
  },
};

function normalizeByBatch({ config, weight, updateWeight }: LayerContext, image: Tensor): Tensor {
  const inputs = { x: image, scale: weight('gamma'), offset: weight('beta') };
  const { y, mean, variance } = batchNormTraining(inputs, config.number('epsilon'));
  // The kernel divides the variance by N − 1, Keras' average has N. N is that of the batch at hand: the last may be short.
  const count = divide(cast(sizeOf(image), 'float32'), channelCount(image));
  const follow = (name: string, value: Tensor) => {
    const momentum = config.number('momentum');
    updateWeight(name, add(multiply(weight(name), momentum), multiply(value, 1 - momentum)));
  };
  follow('moving_mean', mean);
  follow('moving_variance', multiply(variance, divide(subtract(count, 1), count)));
  return y;
}

function normalizeByAverages({ config, weight }: LayerContext, image: Tensor): Tensor {
  return batchNormInference(
    {
      x: image,
      scale: weight('gamma'),
      offset: weight('beta'),
      mean: weight('moving_mean'),
      variance: weight('moving_variance'),
    },
    config.number('epsilon'),
  );
}

function channelCount(image: Tensor): number {
  const channels = image.shape[3];
  return typeof channels === 'number' ? channels : 1;
}
