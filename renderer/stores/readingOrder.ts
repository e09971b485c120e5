import type { LoomDocument } from '../../shared/graph/document.ts';
import { listEdgesOutOf } from '../../shared/pipeline/edgeIndex.ts';

/**
 * All nodes in the order in which a person follows the work: what is furthest from the end comes first, so that the data
 * leads and an optimizer stands beside the training that it serves. `order` is the topological one; what it lacks comes last.
 */
export function readingOrder(document: LoomDocument, order: readonly string[]): readonly string[] {
  const distance = new Map<string, number>();
  for (const id of [...order].reverse()) {
    const after = listEdgesOutOf(document, id).map((edge) => distance.get(edge.to.node) ?? 0);
    distance.set(id, 1 + Math.max(0, ...after));
  }
  const known = order.filter((id) => document.nodes[id]);
  const sorted = known
    .map((id, place) => ({ id, place, distance: distance.get(id) ?? 0 }))
    .sort((a, b) => b.distance - a.distance || a.place - b.place)
    .map(({ id }) => id);
  return [...new Set([...sorted, ...Object.keys(document.nodes)])];
}
