import { readBool } from '../../graph/attribute.ts';
import { matMul } from '../../ops/linear.ts';
import { defineGradient } from '../gradient.ts';

/** For y = a · b: da = dy · bᵀ and db = aᵀ · dy; the transposed forms follow from it. */
export const matMulGradient = defineGradient('MatMul', ({ dy, input, node, needs }) => {
  const [a, b] = [input(0), input(1)];
  const transposeA = readBool(node, 'transpose_a');
  const transposeB = readBool(node, 'transpose_b');
  const toA = () =>
    transposeA
      ? matMul(b, dy, { transposeA: transposeB, transposeB: true })
      : matMul(dy, b, { transposeB: !transposeB });
  const toB = () =>
    transposeB
      ? matMul(dy, a, { transposeA: true, transposeB: transposeA })
      : matMul(a, dy, { transposeA: !transposeA });
  return [needs(0) ? toA() : null, needs(1) ? toB() : null];
});
