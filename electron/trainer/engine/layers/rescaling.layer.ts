import { add, multiply } from '../ops/arithmetic.ts';
import type { EngineLayer } from './engineLayer.ts';

/** x · scale + offset. */
export const rescalingLayer: EngineLayer = {
  kind: 'rescaling',
  passesMask: true,
  forward: ({ inputs: [x], config }) => add(multiply(x, config.number('scale')), config.number('offset')),
};
