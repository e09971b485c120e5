import { concat } from '../ops/slicing.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Joins the inputs along an axis, which counts the batch as Keras does: −1 is the last. */
export const concatenateLayer: EngineLayer = {
  kind: 'concatenate',
  forward: ({ inputs, config }) => concat(inputs, config.number('axis')),
};
