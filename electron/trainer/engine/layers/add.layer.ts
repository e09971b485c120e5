import { sameShape } from '../graph/tensorShape.ts';
import { add, addN } from '../ops/arithmetic.ts';
import type { EngineLayer } from './engineLayer.ts';

/** The sum of all inputs, which are broadcast where their shapes differ. */
export const addLayer: EngineLayer = {
  kind: 'add',
  passesMask: true,
  forward({ inputs }) {
    const [first, ...rest] = inputs;
    return rest.every((tensor) => sameShape(tensor.shape, first.shape)) ? addN(inputs) : rest.reduce(add, first);
  },
};
