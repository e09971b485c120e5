import { stringifySorted } from '../../shared/base/hash.ts';
import type { LoomDocument } from '../../shared/graph/document.ts';
import { resolveNode } from '../../shared/pipeline/resolveNode.ts';
import { collectAncestors } from '../../shared/pipeline/topology.ts';

/** Changes when, and only when, the rows that leave a node may have changed: its own values, and all that feeds it. */
export function previewKey(document: LoomDocument, node: string): string {
  const feeding = collectAncestors(document, node);
  const nodes = [...feeding].sort().map((id) => {
    const record = document.nodes[id];
    return record ? [id, record.kind, record.values, record.disabled ?? false] : [id];
  });
  const edges = Object.values(document.edges)
    .filter(({ from, to }) => feeding.has(from.node) && feeding.has(to.node))
    .map(({ from, to }) => `${from.node}.${from.port}>${to.node}.${to.port}`)
    .sort();
  return stringifySorted({ nodes, edges });
}

/** Ids of the nodes that give a data set, in the order of their titles' ids. */
export function listDataNodes(document: LoomDocument): string[] {
  return Object.values(document.nodes)
    .filter((record) => resolveNode(record).outputs.some((port) => port.carries === 'dataset'))
    .map((record) => record.id);
}

/** The data node to show when nobody chose one: the last of its line, because that is what the model sees. */
export function lastDataNode(document: LoomDocument): string | null {
  const all = listDataNodes(document);
  const feeding = new Set<string>();
  for (const id of all) for (const other of collectAncestors(document, id)) if (other !== id) feeding.add(other);
  return all.find((id) => !feeding.has(id)) ?? all[0] ?? null;
}
