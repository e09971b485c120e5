import { schemaOf } from '../../../shared/nodes/params.ts';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import { describeJoined, joinParams, listAdded } from '../../../shared/nodes/prepare/joinTables.node.ts';
import { chooseFields } from '../chosenFields.ts';
import { type Batch, type Column, columnAt } from '../columns.ts';
import { readFields } from '../deriveColumns.ts';
import { type DeriveContext, defineDerive, requireInput } from '../deriveImplementation.ts';
import { groupByKey, keyRows } from '../rowKeys.ts';
import type { OpenSource } from '../sourceImplementation.ts';
import { takeRowsOf } from '../takeRowsOf.ts';

/** No partner in the other table. */
const NONE = -1;

/**
 * Every row with the rows of the other table that agree with it, in the order of both. The other table is looked up, so
 * it is in memory; the rows of the first are read when they are asked for. A missing value has no partner.
 */
export const joinTablesPrepare = defineDerive({
  kind: 'joinTables',
  config: schemaOf(joinParams),
  atPrediction: 'apply',
  async derive(config, inputs, context) {
    const data = requireInput(inputs, 0);
    const other = requireInput(inputs, 1);
    for (const table of [data, other]) chooseFields(table.fields, config.on, () => false);
    const partners = groupByKey(await readKeys(other, config.on, context));
    const rows: number[] = [];
    const looked: number[] = [];
    for (const [row, key] of (await readKeys(data, config.on, context)).entries()) {
      const found = hasMissing(key) ? undefined : partners.get(key);
      for (const partner of found ?? (config.how === 'keep' ? [NONE] : [])) {
        rows.push(row);
        looked.push(partner);
      }
    }
    const added = listAdded(config, other.fields);
    const columns = await readFields(
      other,
      added.map(({ name }) => name),
      context,
    );
    return openJoined(takeRowsOf(data, Int32Array.from(rows)), Int32Array.from(looked), {
      fields: describeJoined(config, [data.fields, other.fields]),
      names: added.map(({ name }) => name),
      columns,
    });
  },
});

async function readKeys(table: OpenSource, on: readonly string[], context: DeriveContext): Promise<readonly string[]> {
  const fields = on.flatMap((name) => table.fields.filter((field) => field.name === name));
  const columns = await readFields(table, on, context);
  return keyRows(
    fields.map((field, i) => ({ field, column: columnAt({ columns }, i) })),
    table.rows,
  );
}

function hasMissing(key: string): boolean {
  return key.split('\u0000').includes('');
}

interface Looked {
  readonly fields: readonly FieldType[];
  readonly names: readonly string[];
  readonly columns: readonly Column[];
}

/** The rows of the first table with what was looked up for each. */
function openJoined(data: OpenSource, looked: Int32Array, { fields, names, columns }: Looked): OpenSource {
  const addTo = (batch: Batch): Batch => {
    const partners = Int32Array.from(batch.rowIds, (row) => looked[row] ?? NONE);
    return { ...batch, fields, columns: [...batch.columns, ...columns.map((column) => lookUp(column, partners))] };
  };
  return {
    ...data,
    fields,
    async *readBatches(rowIds, context) {
      for await (const { batch, dropped } of data.readBatches(rowIds, context)) yield { batch: addTo(batch), dropped };
    },
    readField: async (name) => {
      const at = names.indexOf(name);
      return at < 0 ? await data.readField(name) : lookUp(columnAt({ columns }, at), looked);
    },
    originOf: (rowId) => [
      ...(data.originOf?.(rowId) ?? []),
      ...(looked[rowId] === NONE ? [] : [{ input: 1, rowId: looked[rowId] ?? 0, isLookedUp: true }]),
    ],
  };
}

function lookUp(column: Column, partners: Int32Array): Column {
  if (column.type === 'texts') {
    return { ...column, values: Array.from(partners, (row) => (row === NONE ? null : (column.values[row] ?? null))) };
  }
  const values = Float64Array.from(partners, (row) =>
    row === NONE ? Number.NaN : (column.values[row] ?? Number.NaN) / (column.divisor ?? 1),
  );
  return { type: 'numbers', elements: 1, values };
}
