import { readBool, readFloat } from '../../graph/attribute.ts';
import type { Tensor } from '../../graph/graph.ts';
import { batchNormGrad } from '../../ops/normalization.ts';
import { defineGradient } from '../gradient.ts';

/** While training through the statistics of the batch too; otherwise they are given. */
export const fusedBatchNormV3Gradient = defineGradient('FusedBatchNormV3', ({ dy, input, output, node }) => {
  const training = readBool(node, 'is_training');
  const reserved: [Tensor, Tensor, Tensor] = training
    ? [output(3), output(4), output(5)]
    : [input(3), input(4), output(5)];
  const options = { epsilon: readFloat(node, 'epsilon'), training };
  return batchNormGrad(dy, input(0), input(1), reserved, options);
});
