import type { Tensor } from '../graph/graph.ts';
import { divideNoNan, multiply } from '../ops/arithmetic.ts';
import { cast } from '../ops/elementwise.ts';
import { mean, sum } from '../ops/reduction.ts';
import { meanOfRows } from '../ops/segments.ts';
import { expandDims } from '../ops/shaping.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Input shape batch×time×c, output shape batch×c. Masked times do not count. */
export const globalAveragePooling1dLayer: EngineLayer = {
  kind: 'globalAveragePooling1d',
  forward({ inputs: [x], mask, setMask }) {
    setMask(null);
    if (!mask) return meanOfLookedUp(x) ?? mean(x, { axes: [1] });
    const counts = expandDims(cast(mask, x.dtype), -1);
    return divideNoNan(sum(multiply(x, counts), { axes: [1] }), sum(counts, { axes: [1] }));
  },
};

/**
 * The mean of what an embedding looked up, straight from its table: neither the rows nor their gradients are laid out.
 * Null where something else made `x`.
 */
function meanOfLookedUp(x: Tensor): Tensor | null {
  const [table, indices] = x.node.op === 'GatherV2' ? x.node.inputs : [];
  return table?.shape.length === 2 && indices?.shape.length === 2 ? meanOfRows(table, indices) : null;
}
