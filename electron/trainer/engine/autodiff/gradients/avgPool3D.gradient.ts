import { avgPoolGrad, poolingOptionsOf } from '../../ops/pooling.ts';
import { shapeOf } from '../../ops/shaping.ts';
import { defineGradient } from '../gradient.ts';

/** To every place of a window alike. */
export const avgPool3DGradient = defineGradient('AvgPool3D', ({ dy, input, node }) => [
  avgPoolGrad('AvgPool3DGrad', shapeOf(input(0)), dy, poolingOptionsOf(node)),
]);
