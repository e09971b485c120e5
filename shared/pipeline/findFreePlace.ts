import type { LoomDocument, Position } from '../graph/document.ts';
import { CARD } from './wiredEdits.ts';

/** The nearest place at or below `wanted` where a card covers no other. */
export function findFreePlace(document: LoomDocument, wanted: Position): Position {
  const places = Object.values(document.positions);
  let { y } = wanted;
  for (;;) {
    const blocking = places.filter(
      (place) => Math.abs(place.x - wanted.x) < CARD.width + 16 && Math.abs(place.y - y) < CARD.height + 16,
    );
    if (blocking.length === 0) return { x: wanted.x, y };
    y = Math.max(...blocking.map((place) => place.y)) + CARD.height + CARD.gap;
  }
}
