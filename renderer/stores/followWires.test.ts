import { describe, expect, it } from 'vitest';
import { createDocument, type LoomDocument } from '../../shared/graph/document.ts';
import { addNodeOfKind, connectPorts } from '../../shared/pipeline/wiredEdits.ts';
import { findPath, followWire } from './followWires.ts';

/** data → split → input → dense, and data → … → training beside it. */
function build(): LoomDocument {
  let document = createDocument('d', 'Test');
  const add = (kind: string, x: number, y: number) => {
    const added = addNodeOfKind(document, kind, { x, y });
    document = added.document;
    return added.id ?? '';
  };
  const data = add('fashionMnist', 0, 0);
  const input = add('input', 300, 0);
  const training = add('training', 300, 300);
  const dense = add('dense', 600, 0);
  document = connectPorts(document, { node: data, port: 'data' }, { node: input, port: 'data' });
  document = connectPorts(document, { node: data, port: 'data' }, { node: training, port: 'data' });
  return connectPorts(document, { node: input, port: 'output' }, { node: dense, port: 'input' });
}

describe('following wires', () => {
  const document = build();
  it.each([
    ['fashion_mnist_1', 'right', 'input_1'],
    ['input_1', 'right', 'dense_1'],
    ['dense_1', 'left', 'input_1'],
    ['input_1', 'down', 'training_1'],
    ['training_1', 'up', 'input_1'],
    ['fashion_mnist_1', 'left', null],
    ['dense_1', 'right', null],
  ] as const)('from %s %s to %s', (node, direction, expected) => {
    expect(followWire(document, node, direction)).toBe(expected);
  });

  it('finds the way through a node, and nothing beside it', () => {
    const path = findPath(document, 'input_1');
    expect([...path.nodes].sort()).toEqual(['dense_1', 'fashion_mnist_1', 'input_1']);
    expect(path.edges.size).toBe(2);
  });
});
