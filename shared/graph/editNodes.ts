import type { EdgeEnd, LoomDocument, NodeRecord, Position } from './document.ts';
import { connect, removeEdges } from './editEdges.ts';

// Pure edits: a document in, a document out. The same document comes back when there is nothing to do. What changed, for
// undo and the journal, is told by diff.ts. Edits know nothing about kinds; who calls them does (shared/pipeline).

/** Adds a node at a place. A node of the same id is not replaced. */
export function addNode(document: LoomDocument, node: NodeRecord, position: Position): LoomDocument {
  if (Object.hasOwn(document.nodes, node.id)) return document;
  return {
    ...document,
    nodes: { ...document.nodes, [node.id]: node },
    positions: { ...document.positions, [node.id]: position },
  };
}

/** Removes nodes with their wires and places. */
export function removeNodes(document: LoomDocument, ids: readonly string[]): LoomDocument {
  const gone = new Set(ids.filter((id) => Object.hasOwn(document.nodes, id)));
  if (gone.size === 0) return document;
  const loose = Object.values(document.edges).filter((edge) => gone.has(edge.from.node) || gone.has(edge.to.node));
  const cut = removeEdges(
    document,
    loose.map((edge) => edge.id),
  );
  const { activeTraining, ...rest } = cut;
  return {
    ...rest,
    ...(activeTraining === undefined || gone.has(activeTraining) ? {} : { activeTraining }),
    nodes: omit(document.nodes, gone),
    positions: omit(document.positions, gone),
  };
}

/**
 * Removes nodes and joins what fed them to what they fed. `findInput` tells which input port of a node stands for one of
 * its output ports (null: none); `isSingle` tells whether an input port has a single place.
 */
export function removeAndReconnect(
  document: LoomDocument,
  ids: readonly string[],
  findInput: (node: NodeRecord, outputPort: string) => string | null,
  isSingle: (end: EdgeEnd) => boolean,
): LoomDocument {
  const gone = new Set(ids);
  const findStart = (from: EdgeEnd, visited: ReadonlySet<string>): EdgeEnd | null => {
    const node = document.nodes[from.node];
    if (!gone.has(from.node)) return from;
    const port = node && !visited.has(from.node) ? findInput(node, from.port) : null;
    const before = Object.values(document.edges).find((edge) => edge.to.node === from.node && edge.to.port === port);
    return before ? findStart(before.from, new Set([...visited, from.node])) : null;
  };
  let result = removeNodes(document, ids);
  for (const edge of Object.values(document.edges)) {
    if (!gone.has(edge.from.node) || gone.has(edge.to.node)) continue;
    const from = findStart(edge.from, new Set());
    if (from) result = connect(result, from, edge.to, { single: isSingle(edge.to), order: edge.order });
  }
  return result;
}

/** Sets parameters of one or more nodes. Values that are not named stay. */
export function setValues(
  document: LoomDocument,
  ids: readonly string[],
  values: Readonly<Record<string, unknown>>,
): LoomDocument {
  return updateNodes(document, ids, (node) => {
    const changed = Object.entries(values).some(([name, value]) => node.values[name] !== value);
    return changed ? { ...node, values: { ...node.values, ...values } } : node;
  });
}

/** Sets one parameter of one node. */
export function setValue(document: LoomDocument, id: string, parameter: string, value: unknown): LoomDocument {
  return setValues(document, [id], { [parameter]: value });
}

/** Gives a node a name of its own; an empty one takes it away again. */
export function renameNode(document: LoomDocument, id: string, label: string): LoomDocument {
  return updateNodes(document, [id], (node) => {
    const name = label.trim().slice(0, 500);
    if (name === (node.label ?? '')) return node;
    const { label: _label, ...rest } = node;
    return name === '' ? rest : { ...rest, label: name };
  });
}

/** Takes nodes out of the work without removing them, or puts them back. */
export function setDisabled(document: LoomDocument, ids: readonly string[], disabled: boolean): LoomDocument {
  return updateNodes(document, ids, (node) => {
    if ((node.disabled ?? false) === disabled) return node;
    const { disabled: _disabled, ...rest } = node;
    return disabled ? { ...rest, disabled } : rest;
  });
}

/** Puts nodes at new places. */
export function moveNodes(document: LoomDocument, positions: Readonly<Record<string, Position>>): LoomDocument {
  const moved = Object.entries(positions).filter(([id, { x, y }]) => {
    const old = document.positions[id];
    return Object.hasOwn(document.nodes, id) && (old?.x !== x || old.y !== y);
  });
  if (moved.length === 0) return document;
  return { ...document, positions: { ...document.positions, ...Object.fromEntries(moved) } };
}

/**
 * Makes a node one of another kind, in its place. `keepsEnd` tells whether a wire may stay at one of its ports; wires
 * that may not are removed.
 */
export function replaceNode(
  document: LoomDocument,
  id: string,
  next: Pick<NodeRecord, 'kind' | 'version' | 'values'>,
  keepsEnd: (port: string, side: 'input' | 'output') => boolean,
): LoomDocument {
  const loose = Object.values(document.edges).filter(
    ({ from, to }) =>
      (from.node === id && !keepsEnd(from.port, 'output')) || (to.node === id && !keepsEnd(to.port, 'input')),
  );
  const cut = removeEdges(
    document,
    loose.map((edge) => edge.id),
  );
  return updateNodes(cut, [id], (node) => ({ ...node, ...next }));
}

/** Renames the project, changes its notes, or says which training Run runs. Undefined takes a field away. */
export function setDocumentFields(
  document: LoomDocument,
  fields: { readonly name?: string; readonly notes?: string | undefined; readonly activeTraining?: string | undefined },
): LoomDocument {
  const changed = (['name', 'notes', 'activeTraining'] as const).some(
    (key) => key in fields && fields[key] !== document[key],
  );
  if (!changed) return document;
  const { notes, activeTraining, ...rest } = { ...document, ...fields };
  return {
    ...rest,
    ...(notes === undefined ? {} : { notes }),
    ...(activeTraining === undefined ? {} : { activeTraining }),
  };
}

function updateNodes(
  document: LoomDocument,
  ids: readonly string[],
  update: (node: NodeRecord) => NodeRecord,
): LoomDocument {
  const changed: Record<string, NodeRecord> = {};
  for (const id of ids) {
    const node = Object.hasOwn(document.nodes, id) ? document.nodes[id] : undefined;
    const next = node ? update(node) : undefined;
    if (next && next !== node) changed[id] = next;
  }
  if (Object.keys(changed).length === 0) return document;
  return { ...document, nodes: { ...document.nodes, ...changed } };
}

function omit<T>(records: Readonly<Record<string, T>>, ids: ReadonlySet<string>): Record<string, T> {
  return Object.fromEntries(Object.entries(records).filter(([id]) => !ids.has(id)));
}
