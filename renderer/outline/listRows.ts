import type { Language } from '../../shared/base/text.ts';
import type { LoomDocument } from '../../shared/graph/document.ts';
import type { Port } from '../../shared/nodes/definition.ts';
import { listEdgesInto, listEdgesOutOf } from '../../shared/pipeline/edgeIndex.ts';
import { resolveNode } from '../../shared/pipeline/resolveNode.ts';
import { nodeTitle } from '../stores/describeNode.ts';

/** One row of the tree. Rows under a node: its wires, and its ports that have none. Ids are those of nodes and edges. */
export type OutlineRow =
  | {
      readonly type: 'node';
      readonly id: string;
      readonly children: number;
      readonly place: number;
      readonly of: number;
    }
  | {
      readonly type: 'wire';
      readonly id: string;
      readonly parent: string;
      readonly side: 'input' | 'output';
      readonly port: Port;
      readonly other: string;
      readonly place: number;
      readonly of: number;
    }
  | {
      readonly type: 'port';
      readonly id: string;
      readonly parent: string;
      readonly port: Port;
      readonly place: number;
      readonly of: number;
    };

type Child = Exclude<OutlineRow, { type: 'node' }>;
/** A row before it is known how many stand beside it. */
type Loose = Child extends infer T ? (T extends Child ? Omit<T, 'place' | 'of'> : never) : never;

/** The rows that can be seen: nodes in the order of the work, with the rows under those that are open. */
export function listRows(
  document: LoomDocument,
  order: readonly string[],
  expanded: ReadonlySet<string>,
  language: Language,
): readonly OutlineRow[] {
  const ids = [...new Set([...order, ...Object.keys(document.nodes)])].filter((id) => document.nodes[id]);
  return ids.flatMap((id, index): OutlineRow[] => {
    const children = listChildren(document, id, language);
    const row: OutlineRow = { type: 'node', id, children: children.length, place: index + 1, of: ids.length };
    if (!expanded.has(id)) return [row];
    return [row, ...children.map((child, place) => ({ ...child, place: place + 1, of: children.length }))];
  });
}

function listChildren(document: LoomDocument, node: string, language: Language): readonly Loose[] {
  const record = document.nodes[node];
  if (!record) return [];
  const { inputs, outputs } = resolveNode(record);
  const titleOf = (id: string) => {
    const other = document.nodes[id];
    return other ? nodeTitle(other, language) : id;
  };
  const incoming = inputs.flatMap((port): Loose[] => {
    const edges = listEdgesInto(document, node, port.name);
    if (edges.length === 0) return [{ type: 'port', id: `${node}:${port.name}`, parent: node, port }];
    return edges.map((edge) => ({
      type: 'wire',
      id: edge.id,
      parent: node,
      side: 'input',
      port,
      other: titleOf(edge.from.node),
    }));
  });
  const outgoing = outputs.flatMap((port): Loose[] =>
    listEdgesOutOf(document, node, port.name).map((edge) => ({
      type: 'wire',
      id: edge.id,
      parent: node,
      side: 'output',
      port,
      other: titleOf(edge.to.node),
    })),
  );
  return [...incoming, ...outgoing];
}

/** A key that tells rows apart even where one wire stands under both of its nodes. */
export function rowKey(row: OutlineRow): string {
  return row.type === 'wire' ? `${row.parent}>${row.id}` : row.id;
}
