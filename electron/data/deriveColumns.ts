import type { NodeProblem } from '../../shared/nodes/definition.ts';
import type { FieldType } from '../../shared/nodes/portType.ts';
import type { Column } from './columns.ts';
import { columnAt, joinColumns } from './columns.ts';
import { openColumns } from './openColumns.ts';
import { emptyColumn } from './pipelineView.ts';
import type { OpenSource, Origin, ReadContext } from './sourceImplementation.ts';

/** Derived rows that are all in memory: a join, a table of groups, the answer of a query. */
export function openDerivedColumns(options: {
  readonly fields: readonly FieldType[];
  readonly columns: readonly Column[];
  readonly rows: number;
  readonly problems?: readonly NodeProblem[];
  readonly originOf?: (rowId: number) => readonly Origin[];
}): OpenSource {
  const { originOf, ...table } = options;
  return { ...openColumns(table), ...(originOf === undefined ? {} : { originOf }) };
}

/** All rows of some fields, in one pass over the source, in the order of the names. */
export async function readFields(
  source: OpenSource,
  names: readonly string[],
  context: Pick<ReadContext, 'signal'>,
): Promise<Column[]> {
  const places = names.map((name) => source.fields.findIndex((field) => field.name === name));
  const parts = places.map((): Column[] => []);
  for await (const { batch } of source.readBatches(null, context)) {
    for (const [i, place] of places.entries()) parts[i]?.push(columnAt(batch, place));
  }
  return places.map((place, i) => {
    const found = parts[i] ?? [];
    const field = source.fields[place];
    if (!field) throw new Error(`No field ${names[i]}`);
    return found.length > 0 ? joinColumns(found) : emptyColumn(field);
  });
}
