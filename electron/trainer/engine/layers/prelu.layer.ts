import { add, minimum, multiply } from '../ops/arithmetic.ts';
import { relu } from '../ops/elementwise.ts';
import type { EngineLayer } from './engineLayer.ts';

/** x where positive, a learned slope · x elsewhere. The slopes' shape says over which axes they are shared. */
export const preluLayer: EngineLayer = {
  kind: 'prelu',
  passesMask: true,
  forward: ({ inputs: [x], weight }) => add(relu(x), multiply(minimum(x, 0), weight('alpha'))),
};
