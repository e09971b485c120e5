import type { LoomDocument, Position } from '../../shared/graph/document.ts';
import { listEdgesInto, listEdgesOutOf } from '../../shared/pipeline/edgeIndex.ts';
import { canSplice, spliceNode } from '../../shared/pipeline/wiredEdits.ts';
import { portPlace } from '../stores/nodeLayout.ts';
import { distanceToWire, wirePath } from '../stores/wirePath.ts';

/** How near the middle of a card must come to a wire, in the canvas' own pixels. */
const REACH = 36;

/** The nearest wire at a place that passes the test; null when none is near enough. */
function nearestWire(document: LoomDocument, place: Position, fits: (edge: string) => boolean): string | null {
  const near = Object.values(document.edges)
    .map((edge) => {
      const from = document.nodes[edge.from.node];
      const to = document.nodes[edge.to.node];
      const start = from && portPlace(from, document.positions[from.id] ?? { x: 0, y: 0 }, 'output', edge.from.port);
      const end = to && portPlace(to, document.positions[to.id] ?? { x: 0, y: 0 }, 'input', edge.to.port);
      if (!start || !end) return { id: edge.id, distance: Number.POSITIVE_INFINITY };
      return { id: edge.id, distance: distanceToWire(wirePath(start.x, start.y, end.x, end.y), place.x, place.y) };
    })
    .filter(({ distance }) => distance < REACH)
    .sort((a, b) => a.distance - b.distance);
  return near.find(({ id }) => fits(id))?.id ?? null;
}

/** The wire that a loose node would be put into if it were dropped with its middle at this place. */
export function findSpliceForNode(document: LoomDocument, node: string, place: Position): string | null {
  const isWired = listEdgesInto(document, node).length + listEdgesOutOf(document, node).length > 0;
  if (isWired) return null;
  return nearestWire(document, place, (edge) => spliceNode(document, edge, node) !== document);
}

/** The wire that a fresh node of a kind would be put into. */
export function findSpliceForKind(document: LoomDocument, kind: string, place: Position): string | null {
  return nearestWire(document, place, (edge) => canSplice(document, edge, kind));
}
