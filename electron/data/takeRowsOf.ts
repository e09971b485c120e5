import { type Batch, columnAt, takeRows } from './columns.ts';
import type { DroppedRow, OpenSource } from './sourceImplementation.ts';

/**
 * Some rows of a source, in this order, any of them more than once, as a source of its own: what sorting, sampling,
 * deduplicating and over-sampling come to. Read when asked for; each row comes from the one it is a copy of.
 */
export function takeRowsOf(source: OpenSource, taken: Int32Array): OpenSource {
  const { givenTest } = source;
  return {
    fields: source.fields,
    rows: taken.length,
    givenTest: givenTest && Uint8Array.from(taken, (row) => givenTest[row] ?? 0),
    problems: [],
    isCostly: source.isCostly,
    isLarge: source.isLarge,
    async *readBatches(rowIds, context) {
      const order = rowIds ?? Int32Array.from(taken, (_, place) => place);
      const wanted = Int32Array.from(order, (place) => taken[place] ?? 0);
      let at = 0;
      for await (const { batch, dropped } of source.readBatches(wanted, context)) {
        const lost = new Map(dropped.map(({ rowId, reason }) => [rowId, reason]));
        const ids = new Int32Array(batch.rowIds.length);
        const left: DroppedRow[] = [];
        const skipUntil = (row: number | undefined) => {
          for (; at < order.length && wanted[at] !== row; at++) {
            const reason = lost.get(wanted[at] ?? -1);
            if (reason === undefined) break;
            left.push({ rowId: order[at] ?? 0, reason });
          }
        };
        for (const [place, row] of batch.rowIds.entries()) {
          skipUntil(row);
          ids[place] = order[at++] ?? 0;
        }
        skipUntil(undefined);
        yield { batch: { ...batch, rowIds: ids }, dropped: left };
      }
    },
    readField: async (name) => {
      const field = source.fields.find((one) => one.name === name);
      if (!field) throw new Error(`No field ${name}`);
      const column = await source.readField(name);
      const whole: Batch = { fields: [field], rowIds: new Int32Array(source.rows), columns: [column] };
      return columnAt(takeRows(whole, taken), 0);
    },
    nameRow: (rowId) => source.nameRow(taken[rowId] ?? -1),
    originOf: (rowId) => [{ input: 0, rowId: taken[rowId] ?? 0 }],
    close: () => {},
  };
}
