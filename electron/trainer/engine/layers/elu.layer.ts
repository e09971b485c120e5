import { add, minimum, multiply } from '../ops/arithmetic.ts';
import { elu, relu } from '../ops/elementwise.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Keeps the shape. TensorFlow's kernel has alpha 1. */
export const eluLayer: EngineLayer = {
  kind: 'elu',
  passesMask: true,
  forward({ inputs: [x], config }) {
    const alpha = config.number('alpha');
    return alpha === 1 ? elu(x) : add(relu(x), multiply(minimum(elu(x), 0), alpha));
  },
};
