import { batchToSpace } from '../../ops/convolution.ts';
import { constantSizes, pairsOf } from '../constantSizes.ts';
import { defineGradient } from '../gradient.ts';

/** The blocks moved back, the padding cropped. */
export const spaceToBatchNDGradient = defineGradient('SpaceToBatchND', ({ dy, input }) => [
  batchToSpace(dy, constantSizes(input(1)), pairsOf(constantSizes(input(2)))),
]);
