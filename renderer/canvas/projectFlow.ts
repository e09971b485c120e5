import { type Edge, type Node, type NodeHandle, Position as Side } from '@xyflow/react';
import type { Language } from '../../shared/base/text.ts';
import type { EdgeRecord, LoomDocument, NodeRecord, Position } from '../../shared/graph/document.ts';
import { resolveNode } from '../../shared/pipeline/resolveNode.ts';
import { nodeTitle, summariseValues } from '../stores/describeNode.ts';
import { layoutCard } from '../stores/nodeLayout.ts';

/** React Flow's nodes carry no data of ours: a card reads its record from the store by id. */
export type FlowNodeType = Node<Record<string, never>, 'node'>;
/** `labelled`: of the wires that leave one port, the one drawn last says what flows, so that no other covers the words. */
export type FlowEdgeType = Edge<{ labelled: boolean }, 'wire'>;

const NO_DATA: Record<string, never> = {};
const ORIGIN: Position = { x: 0, y: 0 };
const PORT_DRAWN = 12;
const handlesOf = new WeakMap<NodeRecord, NodeHandle[]>();

interface NodeView {
  readonly nodes: LoomDocument['nodes'];
  readonly positions: LoomDocument['positions'];
  /** In the order in which the Tab key visits them. */
  readonly order: readonly string[];
  readonly dragPositions: Readonly<Record<string, Position>> | null;
  readonly selected: ReadonlySet<string>;
  readonly language: Language;
}

/**
 * Makes the function that projects the document onto React Flow's nodes. A node whose record, place and selection are the
 * same as last time comes out as the same object, so that moving one card draws one card.
 */
export function createNodeProjection(): (view: NodeView) => FlowNodeType[] {
  let known = new Map<
    string,
    { readonly record: NodeRecord; readonly language: Language; readonly node: FlowNodeType }
  >();
  return ({ nodes, positions, order, dragPositions, selected, language }) => {
    const next: typeof known = new Map();
    for (const id of inTabOrder(nodes, order)) {
      const record = nodes[id];
      if (!record) continue;
      const position = dragPositions?.[id] ?? positions[id] ?? ORIGIN;
      const isSelected = selected.has(id);
      const before = known.get(id);
      const isSame =
        before?.record === record &&
        before.language === language &&
        before.node.position === position &&
        before.node.selected === isSelected;
      next.set(id, isSame ? before : { record, language, node: makeNode(record, position, isSelected, language) });
    }
    known = next;
    return [...next.values()].map((entry) => entry.node);
  };
}

/** The same for wires. */
export function createEdgeProjection(): (
  edges: LoomDocument['edges'],
  nodes: LoomDocument['nodes'],
  selected: ReadonlySet<string>,
  language: Language,
) => FlowEdgeType[] {
  let known = new Map<string, { readonly key: string; readonly record: EdgeRecord; readonly edge: FlowEdgeType }>();
  return (edges, nodes, selected, language) => {
    const next: typeof known = new Map();
    const last = new Map(Object.values(edges).map(({ id, from }) => [`${from.node}.${from.port}`, id]));
    for (const record of Object.values(edges)) {
      const from = nodes[record.from.node];
      const to = nodes[record.to.node];
      // A file may hold wires that lead nowhere; they are a problem of the node, and cannot be drawn.
      if (!from || !to || !hasPort(from, 'output', record.from.port) || !hasPort(to, 'input', record.to.port)) continue;
      const label = `${nodeTitle(from, language)} → ${nodeTitle(to, language)}`;
      const labelled = last.get(`${record.from.node}.${record.from.port}`) === record.id;
      const key = `${selected.has(record.id)} ${labelled} ${label}`;
      const before = known.get(record.id);
      const isSame = before?.record === record && before.key === key;
      next.set(
        record.id,
        isSame ? before : { key, record, edge: makeEdge(record, selected.has(record.id), labelled, label) },
      );
    }
    known = next;
    return [...next.values()].map((entry) => entry.edge);
  };
}

/** What a screen reader says for a card: its name and the parameters that matter. */
export function nodeLabel(record: NodeRecord, language: Language): string {
  const { definition, values } = resolveNode(record);
  const title = nodeTitle(record, language);
  const summary = definition ? summariseValues(definition, values, language) : '';
  return summary === '' ? title : `${title}, ${summary}`;
}

function inTabOrder(nodes: LoomDocument['nodes'], order: readonly string[]): Iterable<string> {
  return new Set([...order, ...Object.keys(nodes)]);
}

function makeNode(record: NodeRecord, position: Position, selected: boolean, language: Language): FlowNodeType {
  const { width, height } = layoutCard(record);
  return {
    id: record.id,
    type: 'node',
    position,
    selected,
    data: NO_DATA,
    width,
    height,
    // Known without measuring; without it React Flow counts the node as not ready, and does not fit the view.
    measured: { width, height },
    handles: listHandles(record),
    ariaLabel: nodeLabel(record, language),
  };
}

function makeEdge(record: EdgeRecord, selected: boolean, labelled: boolean, label: string): FlowEdgeType {
  return {
    id: record.id,
    type: 'wire',
    source: record.from.node,
    sourceHandle: record.from.port,
    target: record.to.node,
    targetHandle: record.to.port,
    data: { labelled },
    selected,
    ariaLabel: label,
  };
}

function listHandles(record: NodeRecord): NodeHandle[] {
  const found = handlesOf.get(record);
  if (found) return found;
  const handles = layoutCard(record).ports.map(
    (port): NodeHandle => ({
      id: port.name,
      type: port.side === 'input' ? 'target' : 'source',
      position: port.side === 'input' ? Side.Left : Side.Right,
      x: port.x - PORT_DRAWN / 2,
      y: port.y - PORT_DRAWN / 2,
      width: PORT_DRAWN,
      height: PORT_DRAWN,
    }),
  );
  handlesOf.set(record, handles);
  return handles;
}

function hasPort(record: NodeRecord, side: 'input' | 'output', name: string): boolean {
  return layoutCard(record).ports.some((port) => port.side === side && port.name === name);
}
