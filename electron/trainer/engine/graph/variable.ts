import type { DType } from './dtype.ts';
import { firstOutput, type Graph, type GraphNode, type Tensor } from './graph.ts';
import { GraphError } from './graphError.ts';
import { formatTensorShape, sameShape } from './tensorShape.ts';

/** A value that lives in the session from one call to the next. */
export interface Variable {
  readonly name: string;
  readonly dtype: DType;
  readonly shape: readonly number[];
  /** The resource that reads and updates name. */
  readonly handle: Tensor;
  /** Assigns the first value; belongs to the graph's init op. */
  readonly initializer: GraphNode;
}

/** Declares a variable that starts with every element at `initial`. Its name is its name in checkpoints. */
export function createVariable(
  graph: Graph,
  name: string,
  shape: readonly number[],
  { dtype = 'float32', initial = 0 }: { dtype?: DType; initial?: number } = {},
): Variable {
  return graph.outside(() => {
    const node = graph.addNode({
      op: 'VarHandleOp',
      name,
      attributes: { dtype: { type: dtype }, shape: { shape }, shared_name: { text: name }, container: { text: '' } },
      outputs: [{ dtype: 'resource', shape: [] }],
    });
    if (node.name !== name) throw new GraphError(name, 'two variables have this name');
    const handle = firstOutput(node);
    const fill = graph.addNode({
      op: 'Fill',
      name: `${name}/initial`,
      inputs: [graph.constant(shape, 'int32'), graph.constant(initial, dtype)],
      attributes: { T: { type: dtype }, index_type: { type: 'int32' } },
      outputs: [{ dtype, shape }],
    });
    const initializer = graph.addNode({
      op: 'AssignVariableOp',
      name: `${name}/initialize`,
      inputs: [handle, firstOutput(fill)],
      attributes: { dtype: { type: dtype } },
      outputs: [],
    });
    return { name, dtype, shape, handle, initializer };
  });
}

/** The value of a variable at the moment this node runs: order it against updates by control dependencies. */
export function readVariable(variable: Variable): Tensor {
  const node = variable.handle.graph.addNode({
    op: 'ReadVariableOp',
    name: `${variable.name}/read`,
    inputs: [variable.handle],
    attributes: { dtype: { type: variable.dtype } },
    outputs: [{ dtype: variable.dtype, shape: variable.shape }],
  });
  return firstOutput(node);
}

/** Sets a variable. A value that comes straight from a feed must pass `deepCopy` first, see there. */
export function assignVariable(variable: Variable, value: Tensor): GraphNode {
  return update('AssignVariableOp', variable, value);
}

export function addToVariable(variable: Variable, value: Tensor): GraphNode {
  return update('AssignAddVariableOp', variable, value);
}

export function subtractFromVariable(variable: Variable, value: Tensor): GraphNode {
  return update('AssignSubVariableOp', variable, value);
}

/**
 * A copy in TensorFlow's own memory. A fed tensor *is* JavaScript's array: a variable that adopted it would change
 * whenever the array is used again, so this stands on every path from a feed to a variable.
 */
export function deepCopy(value: Tensor): Tensor {
  const node = value.graph.addNode({
    op: 'DeepCopy',
    inputs: [value],
    attributes: { T: { type: value.dtype } },
    outputs: [value],
  });
  return firstOutput(node);
}

function update(op: string, variable: Variable, value: Tensor): GraphNode {
  const { graph } = value;
  if (value.dtype !== variable.dtype || !sameShape(value.shape, variable.shape)) {
    throw new GraphError(
      graph.nameFor(op),
      `${variable.name} holds ${variable.dtype} ${formatTensorShape(variable.shape)}, ` +
        `not ${value.dtype} ${formatTensorShape(value.shape)}`,
    );
  }
  return graph.addNode({
    op,
    name: `${variable.name}/${op}`,
    inputs: [variable.handle, value],
    attributes: { dtype: { type: variable.dtype } },
    outputs: [],
  });
}
