import { describe, expect, it } from 'vitest';
import { createDocument } from '../../shared/graph/document.ts';
import { moveNodes, setValue } from '../../shared/graph/editNodes.ts';
import { addNodeOfKind, connectPorts } from '../../shared/pipeline/wiredEdits.ts';
import { createEdgeProjection, createNodeProjection } from './projectFlow.ts';

const NOTHING: ReadonlySet<string> = new Set();

function build() {
  const first = addNodeOfKind(createDocument('d', 'Test'), 'flatten', { x: 0, y: 0 });
  const second = addNodeOfKind(first.document, 'dense', { x: 300, y: 0 });
  return connectPorts(second.document, { node: 'flatten_1', port: 'output' }, { node: 'dense_1', port: 'input' });
}

describe('the projection onto React Flow', () => {
  const view = (document = build()) => ({
    nodes: document.nodes,
    positions: document.positions,
    order: ['flatten_1', 'dense_1'],
    dragPositions: null,
    selected: NOTHING,
    language: 'en' as const,
  });

  it('keeps the objects of nodes that did not change', () => {
    const project = createNodeProjection();
    const before = build();
    const [flatten, dense] = project(view(before));
    const [movedFlatten, movedDense] = project(view(moveNodes(before, { dense_1: { x: 400, y: 8 } })));
    expect(movedFlatten).toBe(flatten);
    expect(movedDense).not.toBe(dense);
    expect(movedDense?.position).toEqual({ x: 400, y: 8 });
  });

  it('shows a drag before the document knows of it', () => {
    const project = createNodeProjection();
    const [, dense] = project({ ...view(), dragPositions: { dense_1: { x: 9, y: 9 } } });
    expect(dense?.position).toEqual({ x: 9, y: 9 });
  });

  it('follows the order of the graph for the Tab key, and names what matters', () => {
    const project = createNodeProjection();
    const nodes = project(view(setValue(build(), 'dense_1', 'units', 17)));
    expect(nodes.map((node) => node.id)).toEqual(['flatten_1', 'dense_1']);
    expect(nodes[1]?.ariaLabel).toContain('17');
  });

  it('keeps wires, and leaves out those that lead nowhere', () => {
    const project = createEdgeProjection();
    const document = build();
    const first = project(document.edges, document.nodes, NOTHING, 'en');
    expect(first.map((edge) => edge.ariaLabel)).toEqual(['Flatten → Dense']);
    expect(project(document.edges, document.nodes, NOTHING, 'en')[0]).toBe(first[0]);
    const loose = { ...Object.values(document.edges)[0], id: 'x', to: { node: 'gone_1', port: 'input' } };
    const edges = { ...document.edges, x: loose as (typeof document.edges)[string] };
    expect(project(edges, document.nodes, NOTHING, 'en')).toHaveLength(1);
  });
});
