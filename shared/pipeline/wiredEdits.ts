import type { EdgeEnd, LoomDocument, Position } from '../graph/document.ts';
import { connect, spliceIntoEdge } from '../graph/editEdges.ts';
import { addNode, removeAndReconnect, replaceNode } from '../graph/editNodes.ts';
import type { Values } from '../nodes/definition.ts';
import { findDefinition } from '../nodes/registry.ts';
import { canConnect, findFittingPort, findPort, isSinglePort } from './connectionRules.ts';
import { createNode } from './createNode.ts';
import { findPassThroughPort } from './passThrough.ts';

// Edits that need to know the ports of kinds. Like the plain ones: a document in, a document out, the same when nothing is to do.

/** How large a card is on the canvas, and how far cards stay apart when one is added by itself. */
export const CARD = { width: 224, height: 64, gap: 60 } as const;

/** Adds a fresh node of a kind; `id` null when there is no such kind. */
export function addNodeOfKind(
  document: LoomDocument,
  kind: string,
  position: Position,
  values: Values = {},
): { readonly document: LoomDocument; readonly id: string | null } {
  const node = createNode(document, kind, values);
  if (!node) return { document, id: null };
  return { document: addNode(document, node, position), id: node.id };
}

/** Draws a wire where the rules allow it. A wire in a port with a single place gives way. */
export function connectPorts(document: LoomDocument, from: EdgeEnd, to: EdgeEnd): LoomDocument {
  if (!canConnect(document, from, to, { replace: true })) return document;
  return connect(document, from, to, { single: isSinglePort(document, to) });
}

/** Puts a node into a wire where it has ports that fit; the same document when it has none, or a circle would close. */
export function spliceNode(document: LoomDocument, edge: string, node: string): LoomDocument {
  const wire = Object.hasOwn(document.edges, edge) ? document.edges[edge] : undefined;
  if (!wire) return document;
  const { [edge]: _cut, ...edges } = document.edges;
  const open = { ...document, edges };
  const input = findFittingPort(open, wire.from, 'output', node);
  if (input === null) return document;
  const half = connect(open, wire.from, { node, port: input }, { single: isSinglePort(open, { node, port: input }) });
  const output = findFittingPort(half, wire.to, 'input', node);
  if (output === null) return document;
  return spliceIntoEdge(document, edge, node, { input, output, singleAfter: isSinglePort(document, wire.to) });
}

/** True when a fresh node of this kind could be put into the wire, so that it can be shown before it is dropped. */
export function canSplice(document: LoomDocument, edge: string, kind: string): boolean {
  const added = addNodeOfKind(document, kind, { x: 0, y: 0 });
  return added.id !== null && spliceNode(added.document, edge, added.id) !== added.document;
}

/** Removes nodes; what fed them now feeds what they fed, where the types allow. */
export function removeKeepingFlow(document: LoomDocument, ids: readonly string[]): LoomDocument {
  return removeAndReconnect(document, ids, findPassThroughPort, (end) => isSinglePort(document, end));
}

/** Makes a node one of another kind: values that the new kind has too are kept where they are valid, wires where the ports fit. */
export function replaceNodeKind(document: LoomDocument, id: string, kind: string): LoomDocument {
  const definition = findDefinition(kind);
  const node = Object.hasOwn(document.nodes, id) ? document.nodes[id] : undefined;
  if (!definition || !node || node.kind === kind) return document;
  const shared = Object.fromEntries(
    Object.entries(node.values).filter(([name]) => Object.hasOwn(definition.params, name)),
  );
  const { values } = definition.readValues(shared);
  const keepsEnd = (port: string, side: 'input' | 'output') => {
    const ports = side === 'input' ? definition.inputs(values) : definition.outputs(values);
    const carries = findPort(document, { node: id, port }, side)?.carries;
    return ports.some((one) => one.name === port && one.carries === carries);
  };
  return replaceNode(document, id, { kind, version: definition.version, values }, keepsEnd);
}
