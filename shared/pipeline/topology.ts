import type { LoomDocument } from '../graph/document.ts';
import { indexEdges, listEdgesInto, listEdgesOutOf } from './edgeIndex.ts';

export interface Topology {
  /** Every node that is not on or behind a cycle, sources first. The same for the same graph. */
  readonly order: readonly string[];
  /** Nodes that lie on a cycle. */
  readonly cyclic: ReadonlySet<string>;
}

/** Sorts the nodes so that each stands behind all that feed it. Nodes on a cycle, and those behind one, have no place. */
export function sortTopologically(document: LoomDocument): Topology {
  const { outOf } = indexEdges(document);
  const open = new Map<string, number>();
  for (const id of Object.keys(document.nodes).sort()) {
    open.set(id, listEdgesInto(document, id).filter((edge) => edge.from.node in document.nodes).length);
  }
  const order = [...open.keys()].filter((id) => open.get(id) === 0);
  for (let next = 0; next < order.length; next++) {
    for (const edge of outOf.get(order[next] ?? '') ?? []) {
      const left = (open.get(edge.to.node) ?? 0) - 1;
      open.set(edge.to.node, left);
      if (left === 0) order.push(edge.to.node);
    }
  }
  if (order.length === open.size) return { order, cyclic: new Set() };
  const placed = new Set(order);
  return { order, cyclic: findCyclic(document, new Set([...open.keys()].filter((id) => !placed.has(id)))) };
}

/** Among nodes that have no place: drops, from the far end, those that lead nowhere; what is left is on a cycle or between two. */
function findCyclic(document: LoomDocument, unplaced: ReadonlySet<string>): ReadonlySet<string> {
  const left = new Map<string, number>();
  for (const id of unplaced) {
    left.set(id, listEdgesOutOf(document, id).filter((edge) => unplaced.has(edge.to.node)).length);
  }
  const ends = [...unplaced].filter((id) => left.get(id) === 0);
  for (let next = 0; next < ends.length; next++) {
    for (const edge of listEdgesInto(document, ends[next] ?? '')) {
      if (!unplaced.has(edge.from.node)) continue;
      const count = (left.get(edge.from.node) ?? 0) - 1;
      left.set(edge.from.node, count);
      if (count === 0) ends.push(edge.from.node);
    }
  }
  const dropped = new Set(ends);
  return new Set([...unplaced].filter((id) => !dropped.has(id)));
}

/** The node itself and everything that feeds it, directly or not. */
export function collectAncestors(document: LoomDocument, ...start: readonly string[]): ReadonlySet<string> {
  return collect(start, (id) => listEdgesInto(document, id).map((edge) => edge.from.node));
}

/** The node itself and everything that it feeds, directly or not. */
export function collectDescendants(document: LoomDocument, ...start: readonly string[]): ReadonlySet<string> {
  return collect(start, (id) => listEdgesOutOf(document, id).map((edge) => edge.to.node));
}

/** True when a wire between these two nodes would close a circle. */
export function wouldMakeCycle(document: LoomDocument, from: string, to: string): boolean {
  return collectDescendants(document, to).has(from);
}

function collect(start: readonly string[], next: (id: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set(start);
  for (const id of found) for (const neighbour of next(id)) found.add(neighbour);
  return found;
}
