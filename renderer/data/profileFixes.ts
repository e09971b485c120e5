import type { Fix, Problem } from '../../shared/base/problem.ts';
import type { LoomDocument } from '../../shared/graph/document.ts';
import { resolveNode } from '../../shared/pipeline/resolveNode.ts';

/** The nodes that would mend what a look at the data found, put behind the node that was looked at, best first. */
export function listProfileFixes(
  document: LoomDocument,
  node: string,
  { code, values }: Pick<Problem, 'code' | 'values'>,
): readonly Fix[] {
  const record = document.nodes[node];
  const port = record && resolveNode(record).outputs.find(({ carries }) => carries === 'dataset')?.name;
  if (port === undefined) return [];
  const columns = values?.field === undefined ? [] : [String(values.field)];
  const insert = (kind: string, settings: Readonly<Record<string, unknown>> = {}): Fix => ({
    ...{ type: 'insertAfter', node, port, kind },
    values: settings,
  });
  switch (code) {
    case 'profile.constant':
    case 'profile.leak':
      return [insert('selectColumns', { mode: 'drop', columns })];
    case 'profile.idLike':
      return [insert('setRole', { columns, role: 'id' }), insert('selectColumns', { mode: 'drop', columns })];
    case 'profile.imbalance':
      return [insert('classWeights'), insert('oversample')];
    case 'profile.duplicates':
      return [insert('dropDuplicates')];
    default:
      return [];
  }
}
