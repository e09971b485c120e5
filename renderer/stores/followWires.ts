import type { LoomDocument } from '../../shared/graph/document.ts';
import { listEdgesInto, listEdgesOutOf } from '../../shared/pipeline/edgeIndex.ts';
import { collectAncestors, collectDescendants } from '../../shared/pipeline/topology.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/**
 * The node that a wire leads to: right to what a node feeds, left to what feeds it, up and down among those that share a
 * neighbour with it. Null where no wire leads.
 */
export function followWire(document: LoomDocument, node: string, direction: Direction): string | null {
  const before = neighbours(document, node, 'left');
  const after = neighbours(document, node, 'right');
  if (direction === 'left' || direction === 'right')
    return nearest(document, node, direction === 'left' ? before : after);
  const siblings = new Set([
    ...before.flatMap((one) => neighbours(document, one, 'right')),
    ...after.flatMap((one) => neighbours(document, one, 'left')),
  ]);
  siblings.delete(node);
  const place = document.positions[node]?.y ?? 0;
  const onSide = [...siblings].filter((one) => {
    const y = document.positions[one]?.y ?? 0;
    return direction === 'up' ? y < place : y > place;
  });
  return nearest(document, node, onSide);
}

/** The way through a node: everything that feeds it and that it feeds, and the wires between them. */
export function findPath(
  document: LoomDocument,
  node: string,
): { readonly nodes: ReadonlySet<string>; readonly edges: ReadonlySet<string> } {
  const ancestors = collectAncestors(document, node);
  const descendants = collectDescendants(document, node);
  const edges = Object.values(document.edges)
    .filter(
      ({ from, to }) =>
        (ancestors.has(to.node) && ancestors.has(from.node)) ||
        (descendants.has(from.node) && descendants.has(to.node)),
    )
    .map((edge) => edge.id);
  return { nodes: new Set([...ancestors, ...descendants]), edges: new Set(edges) };
}

function neighbours(document: LoomDocument, node: string, direction: 'left' | 'right'): readonly string[] {
  const ids =
    direction === 'left'
      ? listEdgesInto(document, node).map((edge) => edge.from.node)
      : listEdgesOutOf(document, node).map((edge) => edge.to.node);
  return ids.filter((id) => document.nodes[id]);
}

function nearest(document: LoomDocument, node: string, among: readonly string[]): string | null {
  const here = document.positions[node] ?? { x: 0, y: 0 };
  const distance = (id: string) => {
    const place = document.positions[id] ?? { x: 0, y: 0 };
    return Math.hypot(place.x - here.x, place.y - here.y);
  };
  return [...among].sort((a, b) => distance(a) - distance(b) || (a < b ? -1 : 1))[0] ?? null;
}
