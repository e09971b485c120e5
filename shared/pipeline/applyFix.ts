import type { Fix } from '../base/problem.ts';
import type { EdgeEnd, EdgeRecord, LoomDocument, NodeRecord, Position } from '../graph/document.ts';
import { connect, removeEdges } from '../graph/editEdges.ts';
import { addNode, moveNodes, setValue } from '../graph/editNodes.ts';
import type { Port } from '../nodes/definition.ts';
import { canConnect, findPort, isSinglePort } from './connectionRules.ts';
import { createNode } from './createNode.ts';
import { listEdgesInto, listEdgesOutOf } from './edgeIndex.ts';
import { findFreePlace } from './findFreePlace.ts';
import { resolveNode } from './resolveNode.ts';
import { collectDescendants } from './topology.ts';
import { CARD, connectPorts, removeKeepingFlow, replaceNodeKind } from './wiredEdits.ts';

/** The document with a repair made; the same document when it no longer applies, or needs the person (a file to pick). */
export function applyFix(document: LoomDocument, fix: Fix): LoomDocument {
  switch (fix.type) {
    case 'setValue':
      return setValue(document, fix.node, fix.parameter, fix.value);
    case 'insertBefore':
      return insertBefore(document, fix);
    case 'insertAfter':
      return insertAfter(document, fix);
    case 'replaceKind':
      return replaceNodeKind(document, fix.node, fix.kind);
    case 'addInput':
      return addInput(document, fix);
    case 'connect':
      return connectPorts(document, fix.from, fix.to);
    case 'removeEdge':
      return removeEdges(document, [fix.edge]);
    case 'removeNode':
      return removeKeepingFlow(document, [fix.node]);
    case 'findFile':
      return document;
  }
}

/**
 * Puts a fresh node on the wire into a port. A wire of data usually branches to Input and Training, which must see the
 * same rows: there the node goes before the branching, and all that the wire fed takes the new data.
 */
function insertBefore(document: LoomDocument, fix: Extract<Fix, { type: 'insertBefore' }>): LoomDocument {
  const to = { node: fix.node, port: fix.port };
  const [edge] = listEdgesInto(document, fix.node, fix.port);
  const node = createNode(document, fix.kind, fix.values);
  const carries = findPort(document, to, 'input')?.carries;
  if (!edge || !node || carries === undefined) return document;
  const rewired = carries === 'dataset' ? listEdgesOutOf(document, edge.from.node, edge.from.port) : [edge];
  return putBetween(document, node, edge.from, rewired, fix.node);
}

/** Puts a fresh node behind an output, with or without anything that it feeds. */
function insertAfter(document: LoomDocument, fix: Extract<Fix, { type: 'insertAfter' }>): LoomDocument {
  const from = { node: fix.node, port: fix.port };
  const node = createNode(document, fix.kind, fix.values);
  if (!node || !findPort(document, from, 'output')) return document;
  const edges = listEdgesOutOf(document, fix.node, fix.port);
  const rightOf = (id: string) => document.positions[id]?.x ?? 0;
  const [nearest] = edges.map(({ to }) => to.node).sort((a, b) => rightOf(a) - rightOf(b));
  return putBetween(document, node, from, edges, nearest ?? null);
}

/** A fresh node between an output and what it feeds; it takes the place of the node `before`, which moves on. */
function putBetween(
  document: LoomDocument,
  node: NodeRecord,
  from: EdgeEnd,
  rewired: readonly EdgeRecord[],
  before: string | null,
): LoomDocument {
  const carries = findPort(document, from, 'output')?.carries;
  const { inputs, outputs } = resolveNode(node);
  const input = inputs.find((port) => port.carries === carries)?.name;
  const output = outputs.find((port) => port.carries === carries)?.name;
  if (input === undefined || output === undefined) return document;
  let result = addNode(document, node, makeRoom(document, from.node, before));
  if (before !== null) result = shiftAside(result, node.id, before);
  result = removeEdges(
    result,
    rewired.map((one) => one.id),
  );
  result = connect(result, from, { node: node.id, port: input }, { single: true });
  for (const one of rewired) {
    const single = isSinglePort(result, one.to);
    result = connect(result, { node: node.id, port: output }, one.to, { single, order: one.order });
  }
  return result;
}

/** Adds a fresh node before a port, and joins its own empty inputs where there is only one thing in the graph that fits. */
function addInput(document: LoomDocument, fix: Extract<Fix, { type: 'addInput' }>): LoomDocument {
  const to = { node: fix.node, port: fix.port };
  const carries = findPort(document, to, 'input')?.carries;
  const node = createNode(document, fix.kind);
  if (!node || carries === undefined) return document;
  const { inputs, outputs } = resolveNode(node);
  const output = outputs.find((port) => port.carries === carries)?.name;
  if (output === undefined) return document;
  const beside = document.positions[fix.node] ?? { x: 0, y: 0 };
  const place = findFreePlace(document, { x: beside.x - CARD.width - CARD.gap, y: beside.y });
  const added = connectPorts(addNode(document, node, place), { node: node.id, port: output }, to);
  return inputs.filter((port) => !port.optional).reduce((result, port) => connectObvious(result, node.id, port), added);
}

/** Joins an input to the only loose output that fits it, or to the one that its siblings take. */
function connectObvious(document: LoomDocument, node: string, port: Port): LoomDocument {
  const to = { node, port: port.name };
  const fitting = Object.values(document.nodes).flatMap((record) =>
    resolveNode(record)
      .outputs.map((output): EdgeEnd => ({ node: record.id, port: output.name }))
      .filter((from) => canConnect(document, from, to)),
  );
  const loose = fitting.filter((from) => listEdgesOutOf(document, from.node, from.port).length === 0);
  const judged = fitting.filter((from) =>
    listEdgesOutOf(document, from.node, from.port).some((edge) => edge.to.port === port.name),
  );
  const [only, another] = judged.length > 0 ? judged : loose;
  return only && another === undefined ? connectPorts(document, only, to) : document;
}

/** Where a node between two others goes: in the place of the second, which moves on. */
function makeRoom(document: LoomDocument, before: string, after: string | null): Position {
  const end = after === null ? undefined : document.positions[after];
  const start = document.positions[before];
  if (end) return end;
  return start ? { x: start.x + CARD.width + CARD.gap, y: start.y } : { x: 0, y: 0 };
}

/** Moves the node whose place was taken, and what stands behind it in its row, one card to the right, as far as needed. */
function shiftAside(document: LoomDocument, fresh: string, taken: string): LoomDocument {
  const place = document.positions[taken];
  if (!place) return document;
  const behind = collectDescendants(document, taken);
  const row = Object.entries(document.positions)
    .filter(([id, { x, y }]) => id !== fresh && Math.abs(y - place.y) < CARD.height && x >= place.x)
    .filter(([id]) => behind.has(id))
    .sort(([, a], [, b]) => a.x - b.x);
  const moved: Record<string, Position> = {};
  let edge = place.x + CARD.width;
  for (const [id, { x, y }] of row) {
    if (x >= edge + CARD.gap / 2) break;
    moved[id] = { x: edge + CARD.gap, y };
    edge += CARD.gap + CARD.width;
  }
  return moveNodes(document, moved);
}
