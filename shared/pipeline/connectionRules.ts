import type { Problem } from '../base/problem.ts';
import type { EdgeEnd, LoomDocument } from '../graph/document.ts';
import { makeEdgeId } from '../graph/ids.ts';
import type { NodeDefinition, Port } from '../nodes/definition.ts';
import type { Carries } from '../nodes/portType.ts';
import { listDefinitions } from '../nodes/registry.ts';
import { listEdgesInto } from './edgeIndex.ts';
import { resolveNode } from './resolveNode.ts';
import { wouldMakeCycle } from './topology.ts';

export type Side = 'input' | 'output';

/** A port of a node in the document; undefined when there is none. */
export function findPort(document: LoomDocument, end: EdgeEnd, side: Side): Port | undefined {
  const record = Object.hasOwn(document.nodes, end.node) ? document.nodes[end.node] : undefined;
  if (!record) return undefined;
  const { inputs, outputs } = resolveNode(record);
  return (side === 'input' ? inputs : outputs).find((port) => port.name === end.port);
}

/** True when an input port has a single place: a second wire would have to replace the first. */
export function isSinglePort(document: LoomDocument, end: EdgeEnd): boolean {
  return findPort(document, end, 'input')?.many !== true;
}

/**
 * Why a wire from an output to an input is not possible; null when it is. `replacing`: a wire that is being moved or will
 * give way, so it counts neither as filling the port nor as closing a circle.
 */
export function explainRefusal(
  document: LoomDocument,
  from: EdgeEnd,
  to: EdgeEnd,
  replacing: readonly string[] = [],
): Problem | null {
  const source = findPort(document, from, 'output');
  const target = findPort(document, to, 'input');
  const place = { severity: 'error', node: to.node, port: to.port } as const;
  if (!source || !target) return { ...place, code: 'connect.noPort', values: { port: source ? to.port : from.port } };
  if (from.node === to.node) return { ...place, code: 'connect.self' };
  if (source.carries !== target.carries) {
    return {
      ...place,
      code: 'connect.typesDiffer',
      values: { from: `@carries.${source.carries}`, to: `@carries.${target.carries}` },
    };
  }
  const ignored = new Set(replacing);
  const there = listEdgesInto(document, to.node, to.port).filter((edge) => !ignored.has(edge.id));
  if (there.some((edge) => edge.id === makeEdgeId(from, to))) return { ...place, code: 'connect.already' };
  if (!target.many && there.length > 0)
    return { ...place, code: 'connect.portFull', values: { port: `@port.${to.port}` } };
  const without =
    ignored.size === 0
      ? document
      : { ...document, edges: Object.fromEntries(Object.entries(document.edges).filter(([id]) => !ignored.has(id))) };
  return wouldMakeCycle(without, from.node, to.node) ? { ...place, code: 'connect.cycle' } : null;
}

/** True when the wire can be drawn. With `replace`, a wire that fills a single port does not stand in the way. */
export function canConnect(
  document: LoomDocument,
  from: EdgeEnd,
  to: EdgeEnd,
  { replace = false }: { readonly replace?: boolean } = {},
): boolean {
  const giveWay = replace && isSinglePort(document, to) ? listEdgesInto(document, to.node, to.port) : [];
  return (
    explainRefusal(
      document,
      from,
      to,
      giveWay.map((edge) => edge.id),
    ) === null
  );
}

/** The port of a node where a wire that was dropped on its body belongs: the first free one that fits, else one whose wire may give way. */
export function findFittingPort(document: LoomDocument, end: EdgeEnd, side: Side, node: string): string | null {
  const record = Object.hasOwn(document.nodes, node) ? document.nodes[node] : undefined;
  if (!record) return null;
  const { inputs, outputs } = resolveNode(record);
  const ports = side === 'output' ? inputs : outputs;
  const fits = (port: Port, replace: boolean) => {
    const other = { node, port: port.name };
    return side === 'output'
      ? canConnect(document, end, other, { replace })
      : canConnect(document, other, end, { replace });
  };
  return (ports.find((port) => fits(port, false)) ?? ports.find((port) => fits(port, true)))?.name ?? null;
}

/** A kind that a dropped wire can be joined to, and the port where. */
export interface CompatibleKind {
  readonly definition: NodeDefinition;
  readonly port: string;
}

/** Kinds that fit the loose end of a wire that starts at an output (`side` output) or an input; of a kind the first fitting port. */
export function listCompatibleKinds(carries: Carries, side: Side): readonly CompatibleKind[] {
  return listDefinitions().flatMap((definition) => {
    const values = definition.initialValues();
    const ports = side === 'output' ? definition.inputs(values) : definition.outputs(values);
    const port = ports.find((one) => one.carries === carries);
    return port ? [{ definition, port: port.name }] : [];
  });
}
