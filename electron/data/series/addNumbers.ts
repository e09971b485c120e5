import type { FieldType } from '../../../shared/nodes/portType.ts';
import type { OpenSource } from '../sourceImplementation.ts';
import { numberColumn } from '../tableSteps.ts';
import { takeRowsOf } from '../takeRowsOf.ts';

/** The rows of a source as they are, with columns of numbers at the end; `made` has an array for each, one value a row. */
export function addNumbers(input: OpenSource, fields: readonly FieldType[], made: readonly Float64Array[]): OpenSource {
  const same = takeRowsOf(
    input,
    Int32Array.from({ length: input.rows }, (_, row) => row),
  );
  return {
    ...same,
    fields,
    async *readBatches(rowIds, context) {
      for await (const { batch, dropped } of same.readBatches(rowIds, context)) {
        const added = made.map((values) =>
          numberColumn(Float64Array.from(batch.rowIds, (row) => values[row] ?? Number.NaN)),
        );
        yield { batch: { ...batch, fields, columns: [...batch.columns, ...added] }, dropped };
      }
    },
    readField: async (name) => {
      const values = made[fields.findIndex((field) => field.name === name) - input.fields.length];
      return values ? numberColumn(values) : await same.readField(name);
    },
  };
}
