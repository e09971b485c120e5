import { listColumns } from '../../../shared/expression/ast.ts';
import { checkExpression } from '../../../shared/expression/checkExpression.ts';
import type { NodeProblem } from '../../../shared/nodes/definition.ts';
import { BATCH_ROWS, type Batch, type Column, columnAt, joinColumns, takeRows } from '../columns.ts';
import { compileForBatches } from '../evaluateExpression.ts';
import { nextTurn } from '../nextTurn.ts';
import type { Pipeline } from '../pipeline.ts';
import type { PipelineView } from '../pipelineView.ts';

/** The rows that leave a node as a person wants to see them. */
export interface ExploredRows {
  /** All that leave the node. */
  readonly rows: number;
  /** Places in the view, in the order to be shown; null: all as they are, of which nothing has to be kept. */
  readonly places: Int32Array | null;
  readonly problem: NodeProblem | null;
}

export interface RowsWanted {
  readonly filter: string;
  readonly sort: { readonly field: string; readonly descending: boolean } | null;
}

/** Filters and sorts. Only the columns that decide are read; of images, none is decoded for a filter on labels. */
export async function orderRows(
  view: PipelineView,
  { split, rowIds }: Pick<Pipeline, 'split' | 'rowIds'>,
  wanted: RowsWanted,
  signal: AbortSignal,
): Promise<ExploredRows> {
  const used = rowIds && split ? new Set(rowIds) : null;
  const isUsed = (place: number) => used === null || used.has(view.baseRows[place] ?? -1);
  const rows = used ? view.baseRows.reduce((count, row) => count + (used.has(row) ? 1 : 0), 0) : view.rows;
  const filter = wanted.filter.trim();
  const checked = filter === '' ? null : checkExpression(filter, view.fields, 'logical');
  if (checked && !checked.ok) return { rows, places: new Int32Array(0), problem: checked.problem };
  const sorted = view.fields.find(({ name, shape }) => name === wanted.sort?.field && shape.length === 0);
  if (!checked && !sorted && !used) return { rows, places: null, problem: null };
  const expression = checked?.ok ? checked.value.expression : null;
  const names = new Set([...(expression ? listColumns(expression) : []), ...(sorted ? [sorted.name] : [])]);
  const fields = view.fields.filter(({ name }) => names.has(name));
  const compiled = expression && compileForBatches(expression, fields);
  const sortIndex = sorted ? fields.indexOf(sorted) : -1;
  const kept: number[] = [];
  const keys: Column[] = [];
  for await (const batch of readFields(view, fields, signal)) {
    const holds = compiled?.evaluate(batch);
    const taken = [...batch.rowIds.keys()].filter(
      (row) => (!holds || holds[row] === true) && isUsed(batch.rowIds[row] ?? -1),
    );
    for (const row of taken) kept.push(batch.rowIds[row] ?? 0);
    if (sortIndex >= 0 && taken.length > 0) keys.push(columnAt(takeRows(batch, taken), sortIndex));
  }
  const places = Int32Array.from(kept);
  if (keys.length === 0 || !wanted.sort) return { rows, places, problem: null };
  const order = sortPlaces(joinColumns(keys), wanted.sort.descending);
  return { rows, places: order.map((at) => places[at] ?? 0), problem: null };
}

/** Batches with these fields only, by place. */
async function* readFields(view: PipelineView, fields: PipelineView['fields'], signal: AbortSignal) {
  const indices = fields.map((field) => view.fields.indexOf(field));
  if (!view.isCostly && fields.length > 0) {
    for await (const { batch } of view.readBatches(null, { signal })) {
      yield { fields, rowIds: batch.rowIds, columns: indices.map((index) => columnAt(batch, index)) };
    }
    return;
  }
  const columns = await Promise.all(fields.map(({ name }) => view.readField(name)));
  const all: Batch = { fields, columns, rowIds: Int32Array.from({ length: view.rows }, (_, place) => place) };
  for (let start = 0; start < view.rows; start += BATCH_ROWS) {
    await nextTurn();
    signal.throwIfAborted();
    const length = Math.min(BATCH_ROWS, view.rows - start);
    yield takeRows(
      all,
      Int32Array.from({ length }, (_, row) => start + row),
    );
  }
}

/** Places in the order of their values; equal ones stay in order, missing ones come last either way. */
function sortPlaces(column: Column, descending: boolean): Int32Array {
  const order = Int32Array.from({ length: column.values.length }, (_, row) => row);
  const sign = descending ? -1 : 1;
  if (column.type === 'texts') {
    const { values } = column;
    return order.sort((a, b) => {
      const left = values[a] ?? null;
      const right = values[b] ?? null;
      if (left === right) return a - b;
      if (left === null) return 1;
      if (right === null) return -1;
      return left < right ? -sign : sign;
    });
  }
  const { values } = column;
  return order.sort((a, b) => {
    const left = values[a] ?? Number.NaN;
    const right = values[b] ?? Number.NaN;
    if (left === right) return a - b;
    if (Number.isNaN(left)) return Number.isNaN(right) ? a - b : 1;
    if (Number.isNaN(right)) return -1;
    return left < right ? -sign : sign;
  });
}
