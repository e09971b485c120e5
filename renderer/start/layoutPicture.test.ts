import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createDocument, documentSchema } from '../../shared/graph/document.ts';
import { layoutPicture } from './layoutPicture.ts';

const templates = path.join(import.meta.dirname, '../../resources/templates');

describe('layoutPicture', () => {
  it.each(['fashion-mnist', 'penguin-species', 'penguin-body-mass'])('draws every node and wire of %s', (name) => {
    const document = documentSchema.parse(JSON.parse(readFileSync(path.join(templates, `${name}.loom`), 'utf8')));
    const picture = layoutPicture(document);
    expect(picture.cards).toHaveLength(Object.keys(document.nodes).length);
    expect(picture.wires).toHaveLength(Object.keys(document.edges).length);
    expect(picture.cards.every((card) => card.category !== null)).toBe(true);
    for (const card of picture.cards) {
      expect(card.x).toBeGreaterThanOrEqual(0);
      expect(card.y).toBeGreaterThanOrEqual(0);
      expect(card.x + card.width).toBeLessThanOrEqual(picture.width);
      expect(card.y + card.height).toBeLessThanOrEqual(picture.height);
    }
    for (const wire of picture.wires) expect(wire.path).toMatch(/^M[\d.]+,[\d.]+ [-\d., CLQ]+$/);
  });

  it('draws an empty document as nothing, and a wire into nowhere not at all', () => {
    const empty = createDocument('d', '');
    expect(layoutPicture(empty)).toEqual({ width: 0, height: 0, cards: [], wires: [] });
    const node = { id: 'a', kind: 'somethingNewer', version: 1, values: {} };
    const edge = { id: 'e', from: { node: 'a', port: 'x' }, to: { node: 'gone', port: 'y' } };
    const picture = layoutPicture({ ...empty, nodes: { a: node }, edges: { e: edge } });
    expect(picture.cards[0]?.category).toBeNull();
    expect(picture.wires).toEqual([]);
  });
});
