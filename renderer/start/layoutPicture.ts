import type { LoomDocument } from '../../shared/graph/document.ts';
import type { Category } from '../../shared/nodes/definition.ts';
import type { Carries } from '../../shared/nodes/portType.ts';
import { nodeCategory } from '../stores/describeNode.ts';
import { layoutCard, portPlace } from '../stores/nodeLayout.ts';
import { wirePath } from '../stores/wirePath.ts';

/** A graph as a small drawing, in the canvas' own coordinates from 0. */
export interface GraphPicture {
  readonly width: number;
  readonly height: number;
  readonly cards: readonly {
    readonly id: string;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    /** Null for a kind that this version does not know. */
    readonly category: Category | null;
    readonly ports: readonly { readonly x: number; readonly y: number; readonly carries: Carries }[];
  }[];
  readonly wires: readonly { readonly id: string; readonly path: string; readonly carries: Carries }[];
}

/** Lays a document out as it lies on the canvas: real cards, real ports, real wires. */
export function layoutPicture(document: LoomDocument): GraphPicture {
  const placed = Object.values(document.nodes).map((record) => ({
    record,
    place: document.positions[record.id] ?? { x: 0, y: 0 },
    card: layoutCard(record),
  }));
  if (placed.length === 0) return { width: 0, height: 0, cards: [], wires: [] };
  const left = Math.min(...placed.map(({ place }) => place.x));
  const top = Math.min(...placed.map(({ place }) => place.y));
  const cards = placed.map(({ record, place, card }) => ({
    id: record.id,
    x: place.x - left,
    y: place.y - top,
    width: card.width,
    height: card.height,
    category: nodeCategory(record),
    ports: card.ports.map((port) => ({ x: place.x - left + port.x, y: place.y - top + port.y, carries: port.carries })),
  }));
  const wires = Object.values(document.edges).flatMap((edge) => {
    const from = document.nodes[edge.from.node];
    const to = document.nodes[edge.to.node];
    if (!from || !to) return [];
    const start = portPlace(from, document.positions[from.id] ?? { x: 0, y: 0 }, 'output', edge.from.port);
    const end = portPlace(to, document.positions[to.id] ?? { x: 0, y: 0 }, 'input', edge.to.port);
    const port = layoutCard(from).ports.find((one) => one.side === 'output' && one.name === edge.from.port);
    if (!start || !end || !port) return [];
    return [
      {
        id: edge.id,
        carries: port.carries,
        path: wirePath(start.x - left, start.y - top, end.x - left, end.y - top).path,
      },
    ];
  });
  return {
    width: Math.max(...cards.map((card) => card.x + card.width)),
    height: Math.max(...cards.map((card) => card.y + card.height)),
    cards,
    wires,
  };
}
