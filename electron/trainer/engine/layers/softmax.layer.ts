import { transpose } from '../ops/shaping.ts';
import { softmax } from '../ops/softmax.ts';
import type { EngineLayer } from './engineLayer.ts';

/** Keeps the shape. */
export const softmaxLayer: EngineLayer = {
  kind: 'softmax',
  passesMask: true,
  forward({ inputs: [x], config }) {
    const last = x.shape.length - 1;
    const axis = x.shape.length + config.number('axis');
    if (axis === last) return softmax(x);
    // TensorFlow's kernel knows the last axis only: the two change places before it and after it.
    const swapped = x.shape.map((_, at) => (at === axis ? last : at === last ? axis : at));
    return transpose(softmax(transpose(x, swapped)), swapped);
  },
};
