import { describe, expect, it } from 'vitest';
import { createDocument } from '../../shared/graph/document.ts';
import { addNodeOfKind, connectPorts } from '../../shared/pipeline/wiredEdits.ts';
import { findSpliceForKind, findSpliceForNode } from './findSplice.ts';

function build() {
  const conv = addNodeOfKind(createDocument('d', 'Test'), 'conv2d', { x: 0, y: 0 });
  const dense = addNodeOfKind(conv.document, 'dense', { x: 600, y: 0 });
  const wired = connectPorts(dense.document, { node: 'conv2d_1', port: 'output' }, { node: 'dense_1', port: 'input' });
  return addNodeOfKind(wired, 'flatten', { x: 0, y: 500 }).document;
}

describe('dropping on a wire', () => {
  const document = build();
  const onWire = { x: 412, y: 32 };
  const edge = Object.keys(document.edges)[0];

  it('takes a loose node whose ports fit, near enough', () => {
    expect(findSpliceForNode(document, 'flatten_1', onWire)).toBe(edge);
    expect(findSpliceForNode(document, 'flatten_1', { x: 412, y: 132 })).toBeNull();
  });

  it('leaves a node alone that has wires already', () => {
    expect(findSpliceForNode(document, 'dense_1', onWire)).toBeNull();
  });

  it('offers the wire to a kind that fits and to no other', () => {
    expect(findSpliceForKind(document, 'dropout', onWire)).toBe(edge);
    expect(findSpliceForKind(document, 'adam', onWire)).toBeNull();
  });
});
