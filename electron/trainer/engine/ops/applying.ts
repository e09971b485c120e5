import type { Attributes } from '../graph/attribute.ts';
import type { GraphNode, Tensor } from '../graph/graph.ts';
import type { Variable } from '../graph/variable.ts';

/**
 * Adds one of TensorFlow's fused update ops: it moves a variable and its slots in a single pass over their memory.
 * `variables` are the variable and its slots, `values` the numbers and the gradient, both in the op's own order.
 */
export function applyFused(
  op: string,
  variables: readonly [Variable, ...Variable[]],
  values: readonly Tensor[],
  attributes: Attributes = {},
): GraphNode {
  const [variable] = variables;
  return variable.handle.graph.addNode({
    op,
    name: `${variable.name}/${op}`,
    inputs: [...variables.map(({ handle }) => handle), ...values],
    attributes: { T: { type: variable.dtype }, use_locking: { bool: false }, ...attributes },
    outputs: [],
  });
}
