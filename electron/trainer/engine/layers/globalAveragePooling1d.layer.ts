import { divideNoNan, multiply } from '../ops/arithmetic.ts';
import { cast } from '../ops/elementwise.ts';
import { mean, sum } from '../ops/reduction.ts';
import { expandDims } from '../ops/shaping.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Input shape batch×time×c, output shape batch×c. Masked times do not count. */
export const globalAveragePooling1dLayer: EngineLayer = {
  kind: 'globalAveragePooling1d',
  forward({ inputs: [x], mask, setMask }) {
    setMask(null);
    if (!mask) return mean(x, { axes: [1] });
    const counts = expandDims(cast(mask, x.dtype), -1);
    return divideNoNan(sum(multiply(x, counts), { axes: [1] }), sum(counts, { axes: [1] }));
  },
};
