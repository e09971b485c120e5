import type { LoomDocument } from '../graph/document.ts';
import { setValue } from '../graph/editNodes.ts';
import { addRowEdit, type RowEdit, rowEditsSchema } from '../nodes/rowEdits.ts';
import { applyFix } from './applyFix.ts';
import { listEdgesOutOf } from './edgeIndex.ts';
import { resolveNode } from './resolveNode.ts';

const KIND = 'editRows';

/**
 * The document with a change to one row of those that leave `node`, and the node that holds it: this one or the one behind
 * it where that already edits rows, else a fresh one. Null where the node gives no data.
 */
export function applyRowEdit(
  document: LoomDocument,
  node: string,
  edit: RowEdit,
): { readonly document: LoomDocument; readonly node: string } | null {
  const record = document.nodes[node];
  const port = record && resolveNode(record).outputs.find(({ carries }) => carries === 'dataset')?.name;
  if (record === undefined || port === undefined) return null;
  const behind = listEdgesOutOf(document, node, port).map(({ to }) => to.node);
  const holder = [node, ...behind].find((id) => document.nodes[id]?.kind === KIND && !document.nodes[id]?.disabled);
  if (holder !== undefined) {
    const edits = rowEditsSchema.safeParse(document.nodes[holder]?.values.edits).data ?? [];
    return { document: setValue(document, holder, 'edits', addRowEdit(edits, edit)), node: holder };
  }
  const result = applyFix(document, { type: 'insertAfter', node, port, kind: KIND, values: { edits: [edit] } });
  const added = Object.keys(result.nodes).find((id) => !Object.hasOwn(document.nodes, id));
  return added === undefined ? null : { document: result, node: added };
}
