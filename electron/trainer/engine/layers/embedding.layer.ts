import { notEqual } from '../ops/comparison.ts';
import { cast } from '../ops/elementwise.ts';
import { gather } from '../ops/slicing.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Input shape batch×…, output shape batch×…×size: a row of the table for every number. */
export const embeddingLayer: EngineLayer = {
  kind: 'embedding',
  forward({ inputs: [x], config, weight, setMask }) {
    const indices = cast(x, 'int32');
    if (config.boolean('maskZero') && x.shape.length === 2) setMask(notEqual(indices, 0));
    return gather(weight('embeddings'), indices);
  },
};
