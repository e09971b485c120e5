import type { Problem } from '../base/problem.ts';
import type { EdgeRecord, LoomDocument } from '../graph/document.ts';
import type { Port } from '../nodes/definition.ts';
import { listEdgesInto } from './edgeIndex.ts';
import { resolveNode } from './resolveNode.ts';

/** The wires into a node: those that can be used by port, and what is wrong with the others. */
export interface CheckedEdges {
  readonly byPort: ReadonlyMap<string, readonly EdgeRecord[]>;
  readonly problems: readonly Problem[];
}

/** Sorts out wires that a file brought along and that could not have been drawn: unknown ports, other types, too many. */
export function checkEdgesInto(document: LoomDocument, node: string, inputs: readonly Port[]): CheckedEdges {
  const byPort = new Map<string, EdgeRecord[]>();
  const problems: Problem[] = [];
  for (const edge of listEdgesInto(document, node)) {
    const port = inputs.find((one) => one.name === edge.to.port);
    const problem = checkEdge(document, edge, port, byPort.get(edge.to.port)?.length ?? 0);
    if (problem)
      problems.push({ ...problem, node, port: edge.to.port, fixes: [{ type: 'removeEdge', edge: edge.id }] });
    else byPort.set(edge.to.port, [...(byPort.get(edge.to.port) ?? []), edge]);
  }
  return { byPort, problems };
}

function checkEdge(document: LoomDocument, edge: EdgeRecord, port: Port | undefined, before: number): Problem | null {
  const source = document.nodes[edge.from.node];
  if (!source) return { code: 'edge.noSource', severity: 'error', values: { source: edge.from.node } };
  if (!port) return { code: 'edge.noPort', severity: 'error', values: { port: edge.to.port } };
  const resolved = resolveNode(source);
  // What an unknown kind gives is not known; that is said at its own node.
  if (!resolved.definition) return null;
  const from = resolved.outputs.find((one) => one.name === edge.from.port);
  if (!from)
    return { code: 'edge.noSourcePort', severity: 'error', values: { port: edge.from.port, source: source.id } };
  if (from.carries !== port.carries) {
    return {
      code: 'connect.typesDiffer',
      severity: 'error',
      values: { from: `@carries.${from.carries}`, to: `@carries.${port.carries}` },
    };
  }
  return before > 0 && !port.many
    ? { code: 'connect.portFull', severity: 'error', values: { port: `@port.${port.name}` } }
    : null;
}
