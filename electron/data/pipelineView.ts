import type { FieldType } from '../../shared/nodes/portType.ts';
import { type Batch, type Column, columnAt, joinColumns, takeRows } from './columns.ts';
import { nextTurn } from './nextTurn.ts';
import type { ReadyStep } from './prepareImplementation.ts';
import type { DroppedRow, OpenSource, ReadContext } from './sourceImplementation.ts';

/** What leaves some steps, as a source: its row ids are places among the rows that the steps keep. */
export interface PipelineView extends OpenSource {
  /** The row of the base behind each row of the view. */
  readonly baseRows: Int32Array;
  /** Rows of the base that the steps dropped. */
  readonly left: readonly DroppedRow[];
}

/**
 * Looks at the rows that leave the steps. Which rows these are is found out by reading them all once, where a step may
 * drop any; otherwise nothing is read before somebody asks.
 */
export async function viewPipeline(
  base: OpenSource,
  steps: ReadyStep,
  mayDrop: boolean,
  context: Pick<ReadContext, 'signal'>,
): Promise<PipelineView> {
  const left: DroppedRow[] = [];
  const baseRows = mayDrop
    ? await findKept(base, steps, left, context)
    : Int32Array.from({ length: base.rows }, (_, row) => row);
  const { fields } = steps;
  const view: PipelineView = {
    fields,
    rows: baseRows.length,
    baseRows,
    left,
    givenTest: base.givenTest && Uint8Array.from(baseRows, (row) => base.givenTest?.[row] ?? 0),
    problems: base.problems,
    isCostly: base.isCostly,
    isLarge: base.isLarge,
    async *readBatches(rowIds, { signal }) {
      const order = rowIds ?? Int32Array.from(baseRows, (_, place) => place);
      const isAll = rowIds === null && baseRows.length === base.rows;
      let at = 0;
      // Rows come back in the order asked for, some left out: each is known by walking along that order.
      const placeOf = (baseRow: number): number => {
        while (at < order.length && baseRows[order[at] ?? 0] !== baseRow) at++;
        return order[at] ?? 0;
      };
      const wanted = isAll ? null : Int32Array.from(order, (place) => baseRows[place] ?? 0);
      for await (const read of base.readBatches(wanted, { signal })) {
        await nextTurn();
        signal.throwIfAborted();
        const applied = steps.apply(read.batch);
        const lost = [...read.dropped, ...applied.dropped];
        const dropped = new Map(lost.map((one) => [one.rowId, one.reason]));
        const ids = new Int32Array(applied.batch.rowIds.length);
        for (const [row, baseRow] of applied.batch.rowIds.entries()) {
          ids[row] = placeOf(baseRow);
          at++;
        }
        const reasons = [...dropped].flatMap(([baseRow, reason]): DroppedRow[] => {
          const place = baseRows.indexOf(baseRow);
          return place < 0 ? [] : [{ rowId: place, reason }];
        });
        yield { batch: { ...applied.batch, rowIds: ids }, dropped: reasons };
      }
    },
    readField: async (name) => await readViewField(name, view, base, context),
    nameRow: (rowId) => base.nameRow(baseRows[rowId] ?? -1),
    close: () => {},
  };
  return view;
}

async function findKept(
  base: OpenSource,
  steps: ReadyStep,
  left: DroppedRow[],
  { signal }: Pick<ReadContext, 'signal'>,
): Promise<Int32Array> {
  const kept: Int32Array[] = [];
  for await (const { batch, dropped } of base.readBatches(null, { signal })) {
    await nextTurn();
    signal.throwIfAborted();
    const applied = steps.apply(batch);
    kept.push(applied.batch.rowIds);
    left.push(...dropped, ...applied.dropped);
  }
  const all = new Int32Array(kept.reduce((sum, ids) => sum + ids.length, 0));
  let at = 0;
  for (const ids of kept) {
    all.set(ids, at);
    at += ids.length;
  }
  return all;
}

/** Beside images, a plain field that no step has touched is there without decoding anything. */
async function readViewField(
  name: string,
  view: PipelineView,
  base: OpenSource,
  { signal }: Pick<ReadContext, 'signal'>,
): Promise<Column> {
  const index = view.fields.findIndex((field) => field.name === name);
  const field = view.fields[index];
  if (!field) throw new Error(`No field ${name}`);
  const isUntouched = base.fields.includes(field);
  if (base.isCostly && isUntouched && field.shape.length === 0) {
    const column = await base.readField(name);
    const whole: Batch = { fields: [field], rowIds: new Int32Array(base.rows), columns: [column] };
    return columnAt(takeRows(whole, view.baseRows), 0);
  }
  const parts: Column[] = [];
  for await (const { batch } of view.readBatches(null, { signal })) parts.push(columnAt(batch, index));
  return parts.length > 0 ? joinColumns(parts) : emptyColumn(field);
}

/** A column of a field without any row. */
export function emptyColumn(field: FieldType): Column {
  if (field.dtype === 'string') return { type: 'texts', values: [] };
  const elements = field.shape.reduce<number>((product, dim) => product * (dim ?? 0), 1);
  return { type: 'numbers', elements, values: new Float64Array(0) };
}
