import type { Graph, Tensor } from '../graph/graph.ts';
import { assignVariable, deepCopy, readVariable, type Variable } from '../graph/variable.ts';
import { identity } from '../ops/elementwise.ts';

/** Ways into variables from outside: each is one call for all of them. */
export interface StateAccess {
  readonly variables: readonly Variable[];
  /** Fetch these to read the variables, in their order. */
  readonly values: readonly Tensor[];
  /** Feed these, in the order of the variables, and fetch `written`. */
  readonly feeds: readonly Tensor[];
  readonly written: Tensor;
}

/** Adds reading and writing of a list of variables. `name` keeps several lists apart. */
export function buildStateAccess(graph: Graph, name: string, variables: readonly Variable[]): StateAccess {
  return graph.inScope(name, () => {
    const values = variables.map((variable) => identity(readVariable(variable), `get/${variable.name}`));
    const feeds = variables.map(({ name: of, dtype, shape }) => graph.placeholder(`fed/${of}`, dtype, shape));
    const assigned = variables.map((variable, i) => {
      const feed = feeds[i];
      if (!feed) throw new Error(`No feed for ${variable.name}`);
      return assignVariable(variable, deepCopy(feed));
    });
    const written = graph.after(assigned, () => identity(graph.constant(1, 'int32'), 'written'));
    return { variables, values, feeds, written };
  });
}
