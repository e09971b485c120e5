import { firstOutput, type Tensor } from '../graph/graph.ts';
import { describedShape } from './shaping.ts';

/** Philox: the same numbers from the same key and counter in every process and on every machine. */
const PHILOX = 1;

/** What makes a stream of random numbers: a key of its own, and a counter that moves on with every step. */
export interface RandomStream {
  /** uint64 vector of one. */
  readonly key: Tensor;
  /** uint64 vector of two. */
  readonly counter: Tensor;
}

/** Uniform numbers in [0, 1). The same stream and shape give the same numbers. */
export function randomUniform(shape: Tensor, stream: RandomStream): Tensor {
  return stateless('StatelessRandomUniformV2', shape, stream);
}

/** Numbers from the standard normal distribution. */
export function randomNormal(shape: Tensor, stream: RandomStream): Tensor {
  return stateless('StatelessRandomNormalV2', shape, stream);
}

function stateless(op: string, shape: Tensor, { key, counter }: RandomStream): Tensor {
  return firstOutput(
    shape.graph.addNode({
      op,
      inputs: [shape, key, counter, shape.graph.constant(PHILOX, 'int32')],
      attributes: { dtype: { type: 'float32' }, Tshape: { type: 'int32' } },
      outputs: [{ dtype: 'float32', shape: describedShape(op, shape) }],
    }),
  );
}
