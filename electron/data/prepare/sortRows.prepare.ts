import { AppError } from '../../../shared/base/appError.ts';
import { schemaOf } from '../../../shared/nodes/params.ts';
import { sortParams } from '../../../shared/nodes/prepare/sortRows.node.ts';
import type { Column } from '../columns.ts';
import { defineDerive, requireInput } from '../deriveImplementation.ts';
import { takeRowsOf } from '../takeRowsOf.ts';

/** The rows in the order of a column; equal ones keep their order, missing values come last. */
export const sortRowsPrepare = defineDerive({
  kind: 'sortRows',
  config: schemaOf(sortParams),
  atPrediction: 'skip',
  async derive({ by, descending }, inputs) {
    const input = requireInput(inputs, 0);
    if (!input.fields.some(({ name }) => name === by)) throw new AppError('data.columnMissing', { column: by });
    const column = await input.readField(by);
    const order = Int32Array.from({ length: input.rows }, (_, row) => row);
    const sign = descending ? -1 : 1;
    return takeRowsOf(
      input,
      order.sort((a, b) => compareRows(column, a, b, sign) || a - b),
    );
  },
});

function compareRows({ values }: Column, a: number, b: number, sign: number): number {
  const [one, other] = [values[a] ?? Number.NaN, values[b] ?? Number.NaN];
  const lacks = Number(Number.isNaN(one)) - Number(Number.isNaN(other));
  if (lacks !== 0 || one === other) return lacks;
  return (one < other ? -1 : one > other ? 1 : 0) * sign;
}
