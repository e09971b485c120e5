import { multiply } from '../ops/arithmetic.ts';
import { greater, notEqual } from '../ops/comparison.ts';
import { cast } from '../ops/elementwise.ts';
import { max } from '../ops/reduction.ts';
import { expandDims } from '../ops/shaping.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Marks times of which every channel has the value; as in Keras they also become 0. Keeps the shape. */
export const maskingLayer: EngineLayer = {
  kind: 'masking',
  forward({ inputs: [x], config, setMask }) {
    const counts = max(cast(notEqual(x, config.number('maskValue')), x.dtype), { axes: [-1] });
    setMask(greater(counts, 0));
    return multiply(x, expandDims(counts, -1));
  },
};
