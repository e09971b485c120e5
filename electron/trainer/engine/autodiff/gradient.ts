import { type GraphNode, inputOf, outputOf, type Tensor } from '../graph/graph.ts';

/** A node on the way back, with what has arrived at its outputs. */
export interface BackwardContext {
  readonly node: GraphNode;
  /** Gradient of the first output. Most ops have one output, and gradients are only asked for where one arrived. */
  readonly dy: Tensor;
  /** Gradients of every output; null where none arrived. */
  readonly dys: readonly (Tensor | null)[];
  /** Whether anybody asks for the gradient of an input; a gradient function may leave out what nobody asks for. */
  needs(input: number): boolean;
  input(index: number): Tensor;
  output(index: number): Tensor;
}

/** The derivative of one TensorFlow op: from the gradients of its outputs to those of its inputs, null for none. */
export interface Gradient {
  readonly op: string;
  backward(context: BackwardContext): readonly (Tensor | null)[];
}

/** Registers the derivative of an op. The file lies in gradients/ and is found there by generateLists. */
export function defineGradient(op: string, backward: Gradient['backward']): Gradient {
  return { op, backward };
}

export function createBackwardContext(
  node: GraphNode,
  dys: readonly (Tensor | null)[],
  needs: (input: number) => boolean,
): BackwardContext {
  return {
    node,
    dys,
    needs,
    get dy() {
      const dy = dys[0];
      if (!dy) throw new Error(`No gradient arrived at the first output of ${node.name} (${node.op})`);
      return dy;
    },
    input: (index) => inputOf(node, index),
    output: (index) => outputOf(node, index),
  };
}
