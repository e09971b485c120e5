import type { EdgeRecord, LoomDocument } from '../graph/document.ts';

/** The edges of a document by the node where they end and by the node where they start, in the order of the wires. */
export interface EdgeIndex {
  readonly into: ReadonlyMap<string, readonly EdgeRecord[]>;
  readonly outOf: ReadonlyMap<string, readonly EdgeRecord[]>;
}

// Documents are frozen: the same record of edges always has the same index.
const known = new WeakMap<LoomDocument['edges'], EdgeIndex>();
const none: readonly EdgeRecord[] = [];

/** Groups the edges by node, once per set of edges. Edges whose nodes do not exist are in it too. */
export function indexEdges(document: LoomDocument): EdgeIndex {
  const found = known.get(document.edges);
  if (found) return found;
  const into = new Map<string, EdgeRecord[]>();
  const outOf = new Map<string, EdgeRecord[]>();
  for (const edge of Object.values(document.edges)) {
    append(into, edge.to.node, edge);
    append(outOf, edge.from.node, edge);
  }
  for (const edges of [...into.values(), ...outOf.values()]) edges.sort(compareEdges);
  const index = { into, outOf };
  known.set(document.edges, index);
  return index;
}

/** Edges that end at a node, or at one of its ports, in order. */
export function listEdgesInto(document: LoomDocument, node: string, port?: string): readonly EdgeRecord[] {
  const edges = indexEdges(document).into.get(node) ?? none;
  return port === undefined ? edges : edges.filter((edge) => edge.to.port === port);
}

/** Edges that start at a node, or at one of its ports. */
export function listEdgesOutOf(document: LoomDocument, node: string, port?: string): readonly EdgeRecord[] {
  const edges = indexEdges(document).outOf.get(node) ?? none;
  return port === undefined ? edges : edges.filter((edge) => edge.from.port === port);
}

function append(map: Map<string, EdgeRecord[]>, key: string, edge: EdgeRecord): void {
  const list = map.get(key);
  if (list) list.push(edge);
  else map.set(key, [edge]);
}

/** By place among the wires of a port; equal places by id, so that the order never depends on how a file was written. */
function compareEdges(a: EdgeRecord, b: EdgeRecord): number {
  return (a.order ?? 0) - (b.order ?? 0) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
