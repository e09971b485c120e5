/** A graph that TensorFlow would refuse, found while it is built: names the node, and in a layer's scope the layer. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
  /** Name of the graph node; its first part is the scope, for layers the node id of the plan. */
  readonly node: string;
  constructor(node: string, message: string) {
    super(`${node}: ${message}`);
    this.node = node;
  }
}
