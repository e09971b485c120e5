import type { NodeRecord, Position } from '../../shared/graph/document.ts';
import type { Port } from '../../shared/nodes/definition.ts';
import { resolveNode } from '../../shared/pipeline/resolveNode.ts';

/** All in the canvas' own pixels, on a grid of 8. */
export const GRID = 8;
export const CARD_WIDTH = 224;
/** Strip, title and summary. */
const HEAD_HEIGHT = 64;
const ROW_HEIGHT = 24;
const FOOT_HEIGHT = 8;

export interface PlacedPort extends Port {
  readonly side: 'input' | 'output';
  /** Middle of the port, from the top left corner of the card. */
  readonly x: number;
  readonly y: number;
}

export interface CardLayout {
  readonly width: number;
  readonly height: number;
  readonly ports: readonly PlacedPort[];
  /** With several ports on a side each has a row with its name. */
  readonly rows: boolean;
}

// Records are frozen: the same record always has the same card.
const known = new WeakMap<NodeRecord, CardLayout>();

/**
 * Where everything on a node's card is. Known without drawing it: canvas, tidying up and placing new nodes all count on the
 * same numbers, and a node needs no measuring before its wires can be drawn.
 */
export function layoutCard(record: NodeRecord): CardLayout {
  const found = known.get(record);
  if (found) return found;
  const { inputs, outputs } = resolveNode(record);
  const count = Math.max(inputs.length, outputs.length);
  const rows = count > 1;
  const layout: CardLayout = {
    width: CARD_WIDTH,
    height: rows ? HEAD_HEIGHT + count * ROW_HEIGHT + FOOT_HEIGHT : HEAD_HEIGHT,
    rows,
    ports: [...placePorts(inputs, 'input'), ...placePorts(outputs, 'output')],
  };
  known.set(record, layout);
  return layout;
}

/** The middle of a port in the canvas' own coordinates; null for a port that the node does not have. */
export function portPlace(
  record: NodeRecord,
  position: Position,
  side: PlacedPort['side'],
  name: string,
): Position | null {
  const port = layoutCard(record).ports.find((one) => one.side === side && one.name === name);
  return port ? { x: position.x + port.x, y: position.y + port.y } : null;
}

function placePorts(ports: readonly Port[], side: PlacedPort['side']): readonly PlacedPort[] {
  const x = side === 'input' ? 0 : CARD_WIDTH;
  return ports.map((port, place) => ({
    ...port,
    side,
    x,
    y: ports.length === 1 ? HEAD_HEIGHT / 2 : HEAD_HEIGHT + place * ROW_HEIGHT + ROW_HEIGHT / 2,
  }));
}
