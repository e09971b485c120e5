import { biasAdd, matMul } from '../ops/linear.ts';
import { reshape } from '../ops/shaping.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Input shape batch×…×n, output shape batch×…×units: the last axis alone is multiplied. */
export const denseLayer: EngineLayer = {
  kind: 'dense',
  passesMask: true,
  forward({ inputs: [x], layer, config, weight }) {
    const width = x.shape.at(-1);
    const rows = x.shape.length === 2 || typeof width !== 'number' ? x : reshape(x, [-1, width]);
    const product = matMul(rows, weight('kernel'));
    const biased = config.boolean('useBias') ? biasAdd(product, weight('bias')) : product;
    return config.activation('activation')(rows === x ? biased : reshape(biased, [-1, ...layer.outputShape]));
  },
};
