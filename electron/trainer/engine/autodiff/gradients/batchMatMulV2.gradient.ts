import { readBool } from '../../graph/attribute.ts';
import { batchMatMul } from '../../ops/linear.ts';
import { defineGradient } from '../gradient.ts';
import { unbroadcast } from '../unbroadcast.ts';

/** As for one matrix product, then summed over the leading axes that were broadcast. */
export const batchMatMulV2Gradient = defineGradient('BatchMatMulV2', ({ dy, input, node, needs }) => {
  const [a, b] = [input(0), input(1)];
  const transposeA = readBool(node, 'adj_x');
  const transposeB = readBool(node, 'adj_y');
  const toA = () =>
    transposeA
      ? batchMatMul(b, dy, { transposeA: transposeB, transposeB: true })
      : batchMatMul(dy, b, { transposeB: !transposeB });
  const toB = () =>
    transposeB
      ? batchMatMul(dy, a, { transposeA: true, transposeB: transposeA })
      : batchMatMul(a, dy, { transposeA: !transposeA });
  return [needs(0) ? unbroadcast(toA(), a) : null, needs(1) ? unbroadcast(toB(), b) : null];
});
