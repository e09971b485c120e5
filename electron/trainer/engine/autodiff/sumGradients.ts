import { readBool } from '../graph/attribute.ts';
import { inputOf, type Tensor } from '../graph/graph.ts';
import { addN, subtract } from '../ops/arithmetic.ts';
import { biasAddGrad, matMul } from '../ops/linear.ts';
import { concat } from '../ops/slicing.ts';

type Parts = readonly [Tensor, ...Tensor[]];

// Below this, joining costs as much as it saves.
const WORTH_JOINING = 3;

/**
 * Adds up what has come to a tensor from its consumers. A weight that was used at every time of an unrolled recurrent
 * layer gets one small product per time: Σ aₜᵀ · dₜ is the same as one product of all a and all d joined, which is a
 * single call of the matrix kernel. TensorFlow drops the products that nobody reads any more.
 */
export function sumGradients(parts: Parts): Tensor {
  const [first, second] = parts;
  if (parts.length === 2 && second?.node.op === 'Neg') return subtract(first, inputOf(second.node, 0));
  if (parts.length < WORTH_JOINING) return addN(parts);
  return joinProducts(parts) ?? joinBiasGradients(parts) ?? addN(parts);
}

function joinProducts(parts: Parts): Tensor | null {
  const areProducts = parts.every(
    ({ node }) => node.op === 'MatMul' && readBool(node, 'transpose_a') && !readBool(node, 'transpose_b'),
  );
  if (!areProducts) return null;
  const joined = [0, 1].map((side) =>
    concat(
      parts.map(({ node }) => inputOf(node, side)),
      0,
    ),
  );
  const [a, d] = joined;
  return a && d ? matMul(a, d, { transposeA: true }) : null;
}

function joinBiasGradients(parts: Parts): Tensor | null {
  const inputs = parts.map(({ node }) => inputOf(node, 0));
  const areMatrices =
    parts.every(({ node }) => node.op === 'BiasAddGrad') && inputs.every((dy) => dy.shape.length === 2);
  return areMatrices ? biasAddGrad(concat(inputs, 0)) : null;
}
