import type { EdgeEnd, EdgeRecord, LoomDocument } from './document.ts';
import { makeEdgeId } from './ids.ts';

/**
 * Draws a wire. `single`: the port has one place, so a wire that is there gives way; otherwise it goes behind the others
 * or to `order`. Ends that do not exist, and a wire that is there already, change nothing.
 */
export function connect(
  document: LoomDocument,
  from: EdgeEnd,
  to: EdgeEnd,
  { single, order }: { readonly single: boolean; readonly order?: number | undefined },
): LoomDocument {
  if (!Object.hasOwn(document.nodes, from.node) || !Object.hasOwn(document.nodes, to.node)) return document;
  const id = makeEdgeId(from, to);
  if (Object.hasOwn(document.edges, id)) return document;
  const there = Object.values(document.edges).filter((edge) => edge.to.node === to.node && edge.to.port === to.port);
  const base = single
    ? removeEdges(
        document,
        there.map((edge) => edge.id),
      )
    : document;
  const last = Math.max(-1, ...there.map((edge) => edge.order ?? 0));
  const place = single ? undefined : (order ?? last + 1);
  const edge: EdgeRecord = { id, from, to, ...(place === undefined ? {} : { order: place }) };
  return { ...base, edges: { ...base.edges, [id]: edge } };
}

/** Removes wires. */
export function removeEdges(document: LoomDocument, ids: readonly string[]): LoomDocument {
  const gone = new Set(ids.filter((id) => Object.hasOwn(document.edges, id)));
  if (gone.size === 0) return document;
  return { ...document, edges: Object.fromEntries(Object.entries(document.edges).filter(([id]) => !gone.has(id))) };
}

/** Moves one end of a wire to another port. Its place among the wires of a port that takes many stays where the end does. */
export function reconnectEdge(
  document: LoomDocument,
  id: string,
  ends: { readonly from?: EdgeEnd; readonly to?: EdgeEnd },
  single: boolean,
): LoomDocument {
  const edge = Object.hasOwn(document.edges, id) ? document.edges[id] : undefined;
  if (!edge) return document;
  const from = ends.from ?? edge.from;
  const to = ends.to ?? edge.to;
  if (makeEdgeId(from, to) === makeEdgeId(edge.from, edge.to)) return document;
  const isSamePort = to.node === edge.to.node && to.port === edge.to.port;
  const cut = removeEdges(document, [id]);
  const connected = connect(cut, from, to, { single, order: isSamePort ? edge.order : undefined });
  return connected === cut && !Object.hasOwn(cut.edges, makeEdgeId(from, to)) ? document : connected;
}

/**
 * Puts a node that is there already into a wire: the wire now ends at its input, another goes on from its output.
 * `singleAfter`: the port where the wire ended has one place.
 */
export function spliceIntoEdge(
  document: LoomDocument,
  id: string,
  node: string,
  ports: { readonly input: string; readonly output: string; readonly singleAfter: boolean },
): LoomDocument {
  const edge = Object.hasOwn(document.edges, id) ? document.edges[id] : undefined;
  if (!edge || !Object.hasOwn(document.nodes, node) || edge.from.node === node || edge.to.node === node)
    return document;
  const cut = removeEdges(document, [id]);
  const first = connect(cut, edge.from, { node, port: ports.input }, { single: true });
  return connect(first, { node, port: ports.output }, edge.to, { single: ports.singleAfter, order: edge.order });
}
