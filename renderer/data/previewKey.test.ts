import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentSchema, type LoomDocument } from '../../shared/graph/document.ts';
import { lastDataNode, listDataNodes, previewKey } from './previewKey.ts';

const file = path.join(import.meta.dirname, '../../resources/templates/fashion-mnist.loom');
const document: LoomDocument = documentSchema.parse(JSON.parse(readFileSync(file, 'utf8')));

function withValue(id: string, name: string, value: unknown): LoomDocument {
  const node = document.nodes[id]!;
  return { ...document, nodes: { ...document.nodes, [id]: { ...node, values: { ...node.values, [name]: value } } } };
}

describe('previewKey', () => {
  const key = previewKey(document, 'split_1');

  it('changes with the node and with what feeds it', () => {
    expect(previewKey(withValue('split_1', 'test', 0.3), 'split_1')).not.toBe(key);
    expect(previewKey(withValue('fashion_mnist_1', 'anything', 1), 'split_1')).not.toBe(key);
    expect(previewKey({ ...document, edges: {} }, 'split_1')).not.toBe(key);
  });

  it('does not change with what comes after, with names or with places', () => {
    expect(previewKey(withValue('dense_1', 'units', 3), 'split_1')).toBe(key);
    expect(previewKey({ ...document, name: 'other', positions: {} }, 'split_1')).toBe(key);
  });
});

it('shows the end of the line of data nodes when nobody chose one', () => {
  expect([...listDataNodes(document)].sort()).toEqual(['fashion_mnist_1', 'normalise_pixels_1', 'split_1']);
  expect(lastDataNode(document)).toBe('split_1');
  expect(lastDataNode({ ...document, nodes: {}, edges: {} })).toBeNull();
});
