import type { Tensor } from '../graph/graph.ts';
import { add, multiply, subtract } from '../ops/arithmetic.ts';
import { cast } from '../ops/elementwise.ts';
import { batchMatMul, biasAdd, matMul } from '../ops/linear.ts';
import { expandDims, reshape, transpose } from '../ops/shaping.ts';
import { softmax } from '../ops/softmax.ts';

/** Weights in Keras' shapes: projections width×heads×size (bias heads×size), output heads×size×width. */
export interface AttentionWeights {
  readonly query: Projection;
  readonly key: Projection;
  readonly value: Projection;
  readonly output: Projection;
}
export interface Projection {
  readonly kernel: Tensor;
  readonly bias?: Tensor;
}

export interface AttentionOptions {
  /** Each place sees itself and what is before it. */
  readonly causal?: boolean;
  /** batch×places of the values, true where one may be looked at. */
  readonly mask?: Tensor;
  /** Put between the shares and the values: dropout while training. */
  readonly dropShares?: (shares: Tensor) => Tensor;
}

// Keras' large negative: far enough from any score for its share to be exactly 0 in float32.
const FORBIDDEN = -1e9;

/**
 * Scaled dot-product attention with several heads. Shapes: query batch×t×width, key and value batch×s×width, output
 * batch×t×width.
 */
export function multiHeadAttention(
  inputs: { readonly query: Tensor; readonly key: Tensor; readonly value: Tensor },
  weights: AttentionWeights,
  options: AttentionOptions = {},
): Tensor {
  const [, heads, size] = knownShape(weights.query.kernel, 3);
  const scale = 1 / Math.sqrt(size);
  const query = multiply(splitHeads(inputs.query, weights.query), scale);
  const key = splitHeads(inputs.key, weights.key);
  const value = splitHeads(inputs.value, weights.value);
  const scores = forbid(batchMatMul(query, key, { transposeB: true }), options);
  const shares = softmax(scores);
  const mixed = batchMatMul(options.dropShares?.(shares) ?? shares, value);
  const [, , width] = knownShape(weights.output.kernel, 3);
  const [places, valueSize] = [timesOf(inputs.query), knownShape(weights.value.kernel, 3)[2]];
  const rows = reshape(transpose(mixed, [0, 2, 1, 3]), [-1, heads * valueSize]);
  const joined = matMul(rows, reshape(weights.output.kernel, [heads * valueSize, width]));
  const biased = weights.output.bias ? biasAdd(joined, weights.output.bias) : joined;
  return reshape(biased, [-1, places, width]);
}

/** batch×places×width to batch×heads×places×size. */
function splitHeads(x: Tensor, { kernel, bias }: Projection): Tensor {
  const [width, heads, size] = knownShape(kernel, 3);
  const projected = matMul(reshape(x, [-1, width]), reshape(kernel, [width, heads * size]));
  const biased = bias ? biasAdd(projected, reshape(bias, [heads * size])) : projected;
  return transpose(reshape(biased, [-1, timesOf(x), heads, size]), [0, 2, 1, 3]);
}

function forbid(scores: Tensor, { causal, mask }: AttentionOptions): Tensor {
  let result = scores;
  if (causal) {
    const [rows, columns] = knownShape(scores, 4).slice(2);
    const values = Array.from({ length: (rows ?? 1) * (columns ?? 1) }, (_, i) =>
      i % (columns ?? 1) > Math.floor(i / (columns ?? 1)) ? FORBIDDEN : 0,
    );
    result = add(result, scores.graph.constant(values, scores.dtype, [rows ?? 1, columns ?? 1]));
  }
  if (mask) {
    const closed = multiply(subtract(1, cast(mask, scores.dtype)), FORBIDDEN);
    result = add(result, expandDims(expandDims(closed, 1), 1));
  }
  return result;
}

function timesOf(x: Tensor): number {
  const times = x.shape[1];
  if (typeof times !== 'number') throw new Error('Attention needs a known number of places');
  return times;
}

function knownShape(tensor: Tensor, rank: number): [number, number, number, ...number[]] {
  const [a = 1, b = 1, c = 1, ...rest] = tensor.shape.map((size) => (typeof size === 'number' ? size : -1));
  if (tensor.shape.length !== rank) throw new Error(`Attention needs ${rank} axes in ${tensor.node.name}`);
  return [a, b, c, ...rest];
}
