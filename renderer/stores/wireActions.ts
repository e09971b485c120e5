import type { EdgeEnd, EdgeRecord, LoomDocument } from '../../shared/graph/document.ts';
import { reconnectEdge, removeEdges } from '../../shared/graph/editEdges.ts';
import { canConnect, explainRefusal, findFittingPort, isSinglePort } from '../../shared/pipeline/connectionRules.ts';
import { listEdgesInto } from '../../shared/pipeline/edgeIndex.ts';
import { resolveNode } from '../../shared/pipeline/resolveNode.ts';
import { connectPorts } from '../../shared/pipeline/wiredEdits.ts';
import { canvasTexts } from '../texts/canvasTexts.ts';
import { sayText, speech } from '../texts/useTexts.ts';
import { showToast } from '../ui/toastManager.ts';
import { nodeTitle } from './describeNode.ts';
import { dispatch, useDocumentStore } from './documentStore.ts';
import { announce, portKey, type WireStart } from './viewStore.ts';

/** A port where a wire may end. */
export interface Target extends EdgeEnd {
  readonly side: WireStart['side'];
}

/** Every port where a wire that starts here may end, a full single port included: its wire gives way. */
export function listTargets(document: LoomDocument, start: WireStart): readonly Target[] {
  const side = start.side === 'output' ? 'input' : 'output';
  return Object.values(document.nodes).flatMap((record) => {
    const ports = side === 'input' ? resolveNode(record).inputs : resolveNode(record).outputs;
    return ports
      .map((port): Target => ({ node: record.id, port: port.name, side }))
      .filter((target) => fits(document, start, target));
  });
}

/** The same as keys, for the ports to light up. */
export function listTargetKeys(document: LoomDocument, start: WireStart): ReadonlySet<string> {
  return new Set(listTargets(document, start).map((target) => portKey(target.node, target.side, target.port)));
}

/** Draws a wire between a start and an end of the other side. What is refused says why; false then. */
export function connectWire(start: WireStart, end: EdgeEnd): boolean {
  const [from, to] = inOrder(start, end);
  const { document } = useDocumentStore.getState();
  if (!canConnect(document, from, to, { replace: true })) {
    refuse(document, from, to);
    return false;
  }
  const { language } = speech();
  const names = { from: titleOf(document, from.node, language), to: titleOf(document, to.node, language) };
  dispatch({ en: 'Connect', zh: '连接' }, (current) => connectPorts(current, from, to));
  announce(sayText(canvasTexts, 'connected', names));
  return true;
}

/** Draws a wire to the first port of a node that fits; says so when none does. */
export function connectToNode(start: WireStart, node: string): boolean {
  const { document } = useDocumentStore.getState();
  const port = findFittingPort(document, start, start.side, node);
  if (port !== null) return connectWire(start, { node, port });
  showToast({
    title: sayText(canvasTexts, 'refused'),
    description: sayText(canvasTexts, 'noFit', { title: titleOf(document, node, speech().language) }),
    tone: 'warning',
  });
  return false;
}

/** Moves an end of a wire to another port; refused, the wire stays where it is. */
export function moveWire(edge: EdgeRecord, from: EdgeEnd, to: EdgeEnd): boolean {
  const { document } = useDocumentStore.getState();
  const single = isSinglePort(document, to);
  const replaced = single ? listEdgesInto(document, to.node, to.port).map((one) => one.id) : [];
  if (explainRefusal(document, from, to, [edge.id, ...replaced])) {
    refuse(document, from, to, [edge.id, ...replaced]);
    return false;
  }
  return dispatch({ en: 'Move a wire', zh: '移动连线' }, (current) =>
    reconnectEdge(current, edge.id, { from, to }, single),
  );
}

/** Removes wires: one entry. */
export function removeWires(edges: readonly string[]): void {
  if (dispatch({ en: 'Remove a wire', zh: '移除连线' }, (document) => removeEdges(document, edges))) {
    announce(sayText(canvasTexts, 'disconnected'));
  }
}

/** Why a wire is refused, as a toast and for the screen reader. */
export function refuse(document: LoomDocument, from: EdgeEnd, to: EdgeEnd, replacing: readonly string[] = []): void {
  const problem = explainRefusal(document, from, to, replacing);
  if (!problem) return;
  const sentence = speech().problem(problem);
  showToast({ title: sayText(canvasTexts, 'refused'), description: sentence, tone: 'warning' });
  announce(sentence);
}

/** From output to input, whichever side the wire was started at. */
export function inOrder(start: WireStart, end: EdgeEnd): readonly [from: EdgeEnd, to: EdgeEnd] {
  const first = { node: start.node, port: start.port };
  return start.side === 'output' ? [first, end] : [end, first];
}

function fits(document: LoomDocument, start: WireStart, target: EdgeEnd): boolean {
  const [from, to] = inOrder(start, target);
  return canConnect(document, from, to, { replace: true });
}

function titleOf(document: LoomDocument, node: string, language: 'en' | 'zh'): string {
  const record = document.nodes[node];
  return record ? nodeTitle(record, language) : node;
}
