import type { EdgeEnd, LoomDocument, NodeRecord } from '../graph/document.ts';
import { listEdgesInto } from './edgeIndex.ts';
import { resolveNode } from './resolveNode.ts';

/** The input port whose value a disabled node hands on at an output port: the first that carries the same; null when none does. */
export function findPassThroughPort(record: NodeRecord, outputPort: string): string | null {
  const { inputs, outputs } = resolveNode(record);
  const carries = outputs.find((port) => port.name === outputPort)?.carries;
  return inputs.find((port) => port.carries === carries)?.name ?? null;
}

/**
 * Where a wire really starts: disabled nodes are walked through to the node that feeds them. Null when the way ends
 * (a disabled node that cannot pass anything on, or one without a wire).
 */
export function findSource(document: LoomDocument, from: EdgeEnd): EdgeEnd | null {
  const visited = new Set<string>();
  for (let end = from; !visited.has(end.node); ) {
    const record = document.nodes[end.node];
    if (!record) return null;
    if (!record.disabled) return end;
    visited.add(end.node);
    const port = findPassThroughPort(record, end.port);
    const edge = port === null ? undefined : listEdgesInto(document, end.node, port)[0];
    if (!edge) return null;
    end = edge.from;
  }
  return null;
}

/** The nodes that feed a port, in the order of the wires, disabled ones walked through. */
export function listSources(document: LoomDocument, node: string, port: string): readonly string[] {
  return listEdgesInto(document, node, port).flatMap((edge) => findSource(document, edge.from)?.node ?? []);
}
