import { isFloating } from '../graph/dtype.ts';
import type { Graph, GraphNode, Tensor } from '../graph/graph.ts';
import { GraphError } from '../graph/graphError.ts';
import { onesLike } from '../ops/elementwise.ts';
import { createBackwardContext, type Gradient } from './gradient.ts';
import { allGradients } from './gradients/allGradients.ts';
import { sumGradients } from './sumGradients.ts';

const gradients: ReadonlyMap<string, Gradient> = new Map(allGradients.map((gradient) => [gradient.op, gradient]));

/** Ops whose results do not change with small changes of what comes in, or through which nothing shall flow. */
const CONSTANT_OPS: ReadonlySet<string> = new Set([
  'StopGradient',
  'Shape',
  'Size',
  'ArgMax',
  'Equal',
  'NotEqual',
  'Greater',
  'GreaterEqual',
  'Less',
  'LessEqual',
  'IsFinite',
  'OneHot',
  'ZerosLike',
  'OnesLike',
  'Sign',
  'Floor',
  'Round',
]);

/**
 * Adds to the graph the gradients of Σ y with respect to each x, in their order; null where y does not depend on x.
 * Throws a GraphError that names the node when an op on the way has no derivative.
 */
export function differentiate(y: Tensor, xs: readonly Tensor[]): (Tensor | null)[] {
  const reached = reachableFrom(xs);
  const arrived = new ArrivedGradients();
  arrived.add(y, onesLike(y));
  // Nodes are in topological order, so walking them backwards meets every consumer before its producer.
  const { graph } = y;
  for (let id = y.node.id; id >= 0; id--) {
    const node = graph.nodes[id];
    if (node?.outputs.some((output) => reached.has(output)) && arrived.reached(node)) {
      propagate(graph, node, arrived, reached);
    }
  }
  return xs.map((x) => arrived.total(x));
}

function propagate(graph: Graph, node: GraphNode, arrived: ArrivedGradients, reached: ReadonlySet<Tensor>): void {
  if (CONSTANT_OPS.has(node.op) || !node.inputs.some((input) => reached.has(input))) return;
  const gradient = gradients.get(node.op);
  if (!gradient) throw new GraphError(node.name, `${node.op} has no derivative`);
  const dys = node.outputs.map((output) => arrived.total(output));
  const context = createBackwardContext(node, dys, (index) => {
    const input = node.inputs[index];
    return input !== undefined && reached.has(input);
  });
  // The gradient of a node stands in a scope of its own: so a profile tells forward from backward.
  const results = graph.outside(() => graph.inScope(`gradients/${node.name}`, () => gradient.backward(context)));
  for (const [index, input] of node.inputs.entries()) {
    const result = results[index];
    if (result && reached.has(input)) arrived.add(input, result);
  }
}

/** The tensors that change when one of `xs` does. */
function reachableFrom(xs: readonly Tensor[]): ReadonlySet<Tensor> {
  const reached = new Set<Tensor>(xs);
  const [first] = xs;
  if (!first) return reached;
  const start = Math.min(...xs.map((x) => x.node.id));
  for (const node of first.graph.nodes.slice(start)) {
    if (CONSTANT_OPS.has(node.op) || !node.inputs.some((input) => reached.has(input))) continue;
    for (const output of node.outputs) if (isFloating(output.dtype)) reached.add(output);
  }
  return reached;
}

/** Gradients on their way: what has come to a tensor from each of its consumers, added up when it is first needed. */
class ArrivedGradients {
  readonly #parts = new Map<Tensor, [Tensor, ...Tensor[]]>();

  add(tensor: Tensor, gradient: Tensor): void {
    const parts = this.#parts.get(tensor);
    if (parts) parts.push(gradient);
    else this.#parts.set(tensor, [gradient]);
  }

  reached(node: GraphNode): boolean {
    return node.outputs.some((output) => this.#parts.has(output));
  }

  total(tensor: Tensor): Tensor | null {
    const parts = this.#parts.get(tensor);
    if (!parts) return null;
    const total = sumGradients(parts);
    this.#parts.set(tensor, [total]);
    return total;
  }
}
