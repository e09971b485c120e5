import { avgPoolGrad, poolingOptionsOf } from '../../ops/pooling.ts';
import { shapeOf } from '../../ops/shaping.ts';
import { defineGradient } from '../gradient.ts';

/** To every place of a window alike. */
export const avgPoolGradient = defineGradient('AvgPool', ({ dy, input, node }) => [
  avgPoolGrad('AvgPoolGrad', shapeOf(input(0)), dy, poolingOptionsOf(node)),
]);
