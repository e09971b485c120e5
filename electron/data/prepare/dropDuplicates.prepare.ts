import { schemaOf } from '../../../shared/nodes/params.ts';
import { duplicatesParams } from '../../../shared/nodes/prepare/dropDuplicates.node.ts';
import { chooseFields } from '../chosenFields.ts';
import { columnAt } from '../columns.ts';
import { defineDerive, requireInput } from '../deriveImplementation.ts';
import { keyRows } from '../rowKeys.ts';
import { takeRowsOf } from '../takeRowsOf.ts';

/** One of several equal rows, in the order of the rows that stay. */
export const dropDuplicatesPrepare = defineDerive({
  kind: 'dropDuplicates',
  config: schemaOf(duplicatesParams),
  atPrediction: 'skip',
  async derive({ columns, keep }, inputs, context) {
    const input = requireInput(inputs, 0);
    const chosen = chooseFields(input.fields, columns, () => true);
    const kept = new Map<string, number>();
    for await (const { batch } of input.readBatches(null, context)) {
      const keys = keyRows(
        chosen.map(({ field, index }) => ({ field, column: columnAt(batch, index) })),
        batch.rowIds.length,
      );
      for (const [row, key] of keys.entries()) {
        if (keep === 'last' || !kept.has(key)) kept.set(key, batch.rowIds[row] ?? 0);
      }
    }
    return takeRowsOf(input, Int32Array.from(kept.values()).sort());
  },
});
