import type { Text } from '../../shared/base/text.ts';
import type { LoomDocument, Position } from '../../shared/graph/document.ts';
import { removeEdges } from '../../shared/graph/editEdges.ts';
import {
  addNode,
  moveNodes,
  removeNodes,
  renameNode as renameNodeEdit,
  setDisabled,
} from '../../shared/graph/editNodes.ts';
import type { NodeDefinition } from '../../shared/nodes/definition.ts';
import { findDefinition, listDefinitions } from '../../shared/nodes/registry.ts';
import { findFittingPort, findPort, listCompatibleKinds } from '../../shared/pipeline/connectionRules.ts';
import { createNode } from '../../shared/pipeline/createNode.ts';
import { findFreePlace } from '../../shared/pipeline/findFreePlace.ts';
import { canSplice, connectPorts, removeKeepingFlow, spliceNode } from '../../shared/pipeline/wiredEdits.ts';
import { canvasTexts } from '../texts/canvasTexts.ts';
import { sayText, speech } from '../texts/useTexts.ts';
import { nodeTitle } from './describeNode.ts';
import { commitGesture, dispatch, updateGesture, useDocumentStore } from './documentStore.ts';
import { GRID, layoutCard } from './nodeLayout.ts';
import { rememberKind } from './settingsStore.ts';
import { announce, type QuickAdd, select, useViewStore, type WireStart } from './viewStore.ts';

/** Where a fresh node goes and what it is joined to. */
export interface AddRequest {
  /** In the canvas' own coordinates: the middle of the card, or the port of a dropped wire. */
  readonly place: Position;
  /** Looks for the nearest place where it covers no other card. */
  readonly free?: boolean | undefined;
  readonly wire?: WireStart | undefined;
  readonly edge?: string | undefined;
  /** Parameters that are known already: a dropped file. */
  readonly values?: Readonly<Record<string, unknown>> | undefined;
}

/** Adds a node of a kind, joined as asked: one entry in the history. Returns its id; null for an unknown kind. */
export function addNodeAt(kind: string, request: AddRequest): string | null {
  const definition = findDefinition(kind);
  const { document } = useDocumentStore.getState();
  const node = createNode(document, kind, request.values);
  if (!definition || !node) return null;
  const { width, height, ports } = layoutCard(node);
  const placeFor = (current: LoomDocument): Position => {
    if (request.wire) {
      const name = fittingPortOf(current, request.wire, definition);
      const side = request.wire.side === 'output' ? 'input' : 'output';
      const port = ports.find((one) => one.side === side && one.name === name);
      if (port) return snap({ x: request.place.x - port.x, y: request.place.y - port.y });
    }
    const corner = snap({ x: request.place.x - width / 2, y: request.place.y - height / 2 });
    return request.free ? findFreePlace(current, corner) : corner;
  };
  dispatch(addLabel(definition), (current) => {
    const added = addNode(current, node, placeFor(current));
    if (request.edge) return spliceNode(added, request.edge, node.id);
    return request.wire ? joinWire(added, request.wire, node.id) : added;
  });
  rememberKind(kind);
  select([node.id]);
  announce(sayText(canvasTexts, 'added', { title: definition.title[speech().language] }));
  return node.id;
}

/** Kinds that can be added where the request asks: those that fit the wire's loose end, or can be put into a wire. */
export function kindsThatFit(request: Pick<QuickAdd, 'wire' | 'edge' | 'category'>): readonly NodeDefinition[] {
  const { document } = useDocumentStore.getState();
  const { wire, edge } = request;
  if (wire) {
    const port = findPort(document, wire, wire.side);
    return port ? listCompatibleKinds(port.carries, wire.side).map(({ definition }) => definition) : [];
  }
  if (edge) return listDefinitions().filter((definition) => canSplice(document, edge, definition.kind));
  return listDefinitions().filter(({ category }) => !request.category || category === request.category);
}

/** Removes what is selected, nodes and wires. `keepFlow`: what fed the nodes now feeds what they fed. */
export function deleteSelection(keepFlow: boolean): void {
  const view = useViewStore.getState();
  const { document } = useDocumentStore.getState();
  const nodes = [...view.nodes].filter((id) => document.nodes[id]);
  const edges = [...view.edges].filter((id) => document.edges[id]);
  if (nodes.length + edges.length === 0) return;
  const label = nodes.length > 0 ? deleteLabel(document, nodes) : { en: 'Delete wires', zh: '删除连线' };
  dispatch(label, (current) => {
    const cut = removeEdges(current, edges);
    return keepFlow ? removeKeepingFlow(cut, nodes) : removeNodes(cut, nodes);
  });
  select([]);
  announce(
    nodes.length > 0
      ? sayText(canvasTexts, 'deleted', { count: nodes.length })
      : sayText(canvasTexts, 'deletedWires', { count: edges.length }),
  );
}

/** Takes the selected nodes out of the work, or puts them back when all of them are out. */
export function toggleDisabled(): void {
  const ids = [...useViewStore.getState().nodes];
  const { nodes } = useDocumentStore.getState().document;
  const disable = ids.some((id) => !nodes[id]?.disabled);
  const label = disable ? { en: 'Disable', zh: '停用' } : { en: 'Enable', zh: '启用' };
  if (dispatch(label, (document) => setDisabled(document, ids, disable))) {
    announce(sayText(canvasTexts, disable ? 'disabledNow' : 'enabledNow'));
  }
}

/** Gives a node a name of its own; its kind's title, or nothing, takes it away again. */
export function renameNode(id: string, name: string): void {
  const { language } = speech();
  dispatch({ en: 'Rename', zh: '重命名' }, (document) => {
    const record = document.nodes[id];
    if (!record) return document;
    const title = findDefinition(record.kind)?.title[language];
    return renameNodeEdit(document, id, name.trim() === title ? '' : name);
  });
}

const MOVE: Text = { en: 'Move', zh: '移动' };
let nudgeTimer: ReturnType<typeof setTimeout> | undefined;

/** Moves the selected nodes by steps of the grid. Presses that follow each other quickly are one entry. */
export function nudgeSelection(x: number, y: number): void {
  const { document } = useDocumentStore.getState();
  const moved: Record<string, Position> = {};
  for (const id of useViewStore.getState().nodes) {
    const place = document.positions[id];
    if (place) moved[id] = { x: place.x + x * GRID, y: place.y + y * GRID };
  }
  updateGesture(MOVE, (current) => moveNodes(current, moved));
  clearTimeout(nudgeTimer);
  nudgeTimer = setTimeout(commitGesture, 600);
}

/** Puts nodes where a drag has left them: one entry. With `edge`, the one node is put into that wire as well. */
export function dropNodes(positions: Readonly<Record<string, Position>>, edge: string | null): void {
  const [only, another] = Object.keys(positions);
  const splices = edge !== null && only !== undefined && another === undefined;
  dispatch(splices ? { en: 'Put into the wire', zh: '插入连线' } : MOVE, (document) => {
    const moved = moveNodes(document, positions);
    return splices ? spliceNode(moved, edge, only) : moved;
  });
  const record = only === undefined ? undefined : useDocumentStore.getState().document.nodes[only];
  if (splices && record) {
    announce(sayText(canvasTexts, 'spliced', { title: nodeTitle(record, speech().language) }));
  }
}

/** A place on the grid, when the person wants that. */
export function snap(place: Position): Position {
  const step = useViewStore.getState().snap ? GRID * 2 : 1;
  return { x: Math.round(place.x / step) * step, y: Math.round(place.y / step) * step };
}

/** The entry's name for adding a kind. */
export function addLabel(definition: NodeDefinition): Text {
  return { en: `Add ${definition.title.en}`, zh: `添加${definition.title.zh}` };
}

function deleteLabel(document: LoomDocument, nodes: readonly string[]): Text {
  const record = nodes.length === 1 ? document.nodes[nodes[0] ?? ''] : undefined;
  if (!record) return { en: `Delete ${nodes.length} nodes`, zh: `删除 ${nodes.length} 个节点` };
  return { en: `Delete ${nodeTitle(record, 'en')}`, zh: `删除${nodeTitle(record, 'zh')}` };
}

function joinWire(document: LoomDocument, wire: WireStart, node: string): LoomDocument {
  const start = { node: wire.node, port: wire.port };
  const port = findFittingPort(document, start, wire.side, node);
  if (port === null) return document;
  const end = { node, port };
  return wire.side === 'output' ? connectPorts(document, start, end) : connectPorts(document, end, start);
}

function fittingPortOf(document: LoomDocument, wire: WireStart, definition: NodeDefinition): string | undefined {
  const carries = findPort(document, wire, wire.side)?.carries;
  if (!carries) return undefined;
  return listCompatibleKinds(carries, wire.side).find((one) => one.definition === definition)?.port;
}
