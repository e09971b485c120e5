import type { Attribute, Attributes } from './attribute.ts';
import { type DType, encodeNumbers } from './dtype.ts';
import { GraphError } from './graphError.ts';
import type { AxisSize, TensorShape } from './tensorShape.ts';

/** One output of a node: what ops take and give. Its type and shape are known while the graph is built. */
export interface Tensor {
  readonly graph: Graph;
  readonly node: GraphNode;
  /** Which output of the node. */
  readonly index: number;
  readonly dtype: DType;
  readonly shape: TensorShape;
  /** What is known of a small integer tensor that describes a shape: one entry per element. */
  readonly sizes?: readonly AxisSize[];
}

/** An operation in the graph. */
export interface GraphNode {
  readonly id: number;
  readonly name: string;
  readonly op: string;
  readonly inputs: readonly Tensor[];
  readonly attributes: Attributes;
  /** Nodes that must have run before, though nothing of theirs is read. */
  readonly controls: readonly GraphNode[];
  readonly outputs: readonly Tensor[];
}

export interface OutputSpec {
  readonly dtype: DType;
  readonly shape: TensorShape;
  readonly sizes?: readonly AxisSize[] | undefined;
}

export interface NodeSpec {
  readonly op: string;
  /** Defaults to the op; made unique and put under the current scope. */
  readonly name?: string | undefined;
  readonly inputs?: readonly Tensor[];
  readonly attributes?: Attributes;
  readonly controls?: readonly GraphNode[];
  readonly outputs: readonly OutputSpec[];
}

/**
 * A TensorFlow graph under construction. Nodes are appended only after their inputs, so `nodes` is always in
 * topological order. Op functions (../ops) add the nodes; nothing here knows what an op means.
 */
export class Graph {
  readonly nodes: GraphNode[] = [];
  readonly #names = new Map<string, number>();
  readonly #constants = new Map<string, Tensor>();
  #finished = false;
  #scope = '';
  #controls: readonly GraphNode[] = [];

  /** Appends a node under the current scope and control dependencies. */
  addNode(spec: NodeSpec): GraphNode {
    if (this.#finished)
      throw new GraphError(this.nameFor(spec.op), 'the graph already runs: this node would be missing there');
    const outputs: Tensor[] = [];
    const node: GraphNode = {
      id: this.nodes.length,
      name: this.#uniqueName(this.#scope + (spec.name ?? spec.op)),
      op: spec.op,
      inputs: spec.inputs ?? [],
      attributes: spec.attributes ?? {},
      controls: [...new Set([...(spec.controls ?? []), ...this.#controls])],
      outputs,
    };
    for (const input of node.inputs) {
      if (input.graph !== this) throw new GraphError(node.name, `input ${input.node.name} belongs to another graph`);
    }
    for (const [index, { dtype, shape, sizes }] of spec.outputs.entries()) {
      outputs.push({ graph: this, node, index, dtype, shape, ...(sizes ? { sizes } : {}) });
    }
    this.nodes.push(node);
    return node;
  }

  /** A constant; equal ones share a node. `shape` defaults to a scalar for a number and a vector for a list. */
  constant(value: number | ArrayLike<number>, dtype: DType, shape?: readonly number[]): Tensor {
    const values = typeof value === 'number' ? [value] : value;
    const dims = shape ?? (typeof value === 'number' ? [] : [values.length]);
    const bytes = encodeNumbers(values, dtype);
    const key = `${dtype}/${dims.join(',')}/${Buffer.from(bytes.buffer).toString('base64')}`;
    const known = this.#constants.get(key);
    if (known) return known;
    const describesShape = (dtype === 'int32' || dtype === 'int64') && dims.length <= 1;
    // Shared by the whole graph, so it stands outside scopes and control dependencies.
    const constant = this.outside(() =>
      firstOutput(
        this.addNode({
          op: 'Const',
          name: 'constants/constant',
          attributes: { dtype: { type: dtype }, value: { tensor: { dtype, shape: dims, bytes } } },
          outputs: [{ dtype, shape: dims, ...(describesShape ? { sizes: Array.from(values) } : {}) }],
        }),
      ),
    );
    this.#constants.set(key, constant);
    return constant;
  }

  /** A vector (or, for one text, a scalar) of texts. */
  textConstant(value: string | readonly string[], name = 'texts'): Tensor {
    const texts = typeof value === 'string' ? [value] : value;
    const shape = typeof value === 'string' ? [] : [texts.length];
    const tensor: Attribute = { tensor: { dtype: 'string', shape, texts } };
    return firstOutput(
      this.addNode({
        op: 'Const',
        name,
        attributes: { dtype: { type: 'string' }, value: tensor },
        outputs: [{ dtype: 'string', shape }],
      }),
    );
  }

  /** A value that is fed on every run, under exactly this name. */
  placeholder(name: string, dtype: DType, shape: TensorShape): Tensor {
    const node = this.addNode({
      op: 'Placeholder',
      name,
      attributes: { dtype: { type: dtype }, shape: { shape } },
      outputs: [{ dtype, shape }],
    });
    if (node.name !== this.#scope + name) throw new GraphError(node.name, `the name ${name} is already taken`);
    return firstOutput(node);
  }

  /** Puts what `build` adds under `<name>/`. */
  inScope<T>(name: string, build: () => T): T {
    return this.#with(`${this.#scope}${name}/`, this.#controls, build);
  }

  /** Makes everything that `build` adds wait for these nodes. */
  after<T>(nodes: readonly GraphNode[], build: () => T): T {
    return this.#with(this.#scope, [...this.#controls, ...nodes], build);
  }

  /** Runs `build` outside any scope and control dependency. */
  outside<T>(build: () => T): T {
    return this.#with('', [], build);
  }

  /** Ends the construction: a node added after TensorFlow has the graph would not be in it. */
  finish(): void {
    this.#finished = true;
  }

  /** The name that a node of this op would get now, for messages about an op that is refused. */
  nameFor(op: string): string {
    return this.#scope + op;
  }

  #with<T>(scope: string, controls: readonly GraphNode[], build: () => T): T {
    const before = { scope: this.#scope, controls: this.#controls };
    this.#scope = scope;
    this.#controls = controls;
    try {
      return build();
    } finally {
      this.#scope = before.scope;
      this.#controls = before.controls;
    }
  }

  #uniqueName(wanted: string): string {
    const count = this.#names.get(wanted) ?? 0;
    this.#names.set(wanted, count + 1);
    return count === 0 ? wanted : this.#uniqueName(`${wanted}_${count}`);
  }
}

/** An output of a node. Throws when it has no such output. */
export function outputOf(node: GraphNode, index: number): Tensor {
  const tensor = node.outputs[index];
  if (!tensor) throw new GraphError(node.name, `${node.op} has no output ${index}`);
  return tensor;
}

/** The first output of a node: its result, for most ops. */
export function firstOutput(node: GraphNode): Tensor {
  return outputOf(node, 0);
}

/** An input of a node. Throws when it has no such input. */
export function inputOf(node: GraphNode, index: number): Tensor {
  const tensor = node.inputs[index];
  if (!tensor) throw new GraphError(node.name, `${node.op} has no input ${index}`);
  return tensor;
}

/** `name:0`, as feeds, fetches and signatures name a tensor. */
export function tensorName(tensor: Tensor): string {
  return `${tensor.node.name}:${tensor.index}`;
}
