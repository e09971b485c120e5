import { schemaOf } from '../../../shared/nodes/params.ts';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import {
  describeGroups,
  groupParams,
  planGroups,
  type Statistic,
} from '../../../shared/nodes/prepare/groupAggregate.node.ts';
import { isPlainNumber } from '../../../shared/nodes/prepare/tableNode.ts';
import { chooseFields } from '../chosenFields.ts';
import { type Batch, type Column, columnAt, readNumbers, takeRows } from '../columns.ts';
import { openDerivedColumns, readFields } from '../deriveColumns.ts';
import { defineDerive, requireInput } from '../deriveImplementation.ts';
import { NumberSummary } from '../numberSummary.ts';
import { quantile } from '../numbers/numberSample.ts';
import { groupByKey, keyRows } from '../rowKeys.ts';
import { numberColumn } from '../tableSteps.ts';

/** One row of all rows that agree in some columns, in the order in which the groups come up. */
export const groupAggregatePrepare = defineDerive({
  kind: 'groupAggregate',
  config: schemaOf(groupParams),
  atPrediction: 'apply',
  async derive(config, inputs, context) {
    const input = requireInput(inputs, 0);
    chooseFields(input.fields, [...config.by, ...config.columns], () => false);
    const { keys, target, made } = planGroups(config, input.fields);
    const needed = [...new Set([...keys, ...made.map(({ from }) => from), ...(target ? [target] : [])])];
    const columns = await readFields(
      input,
      needed.map(({ name }) => name),
      context,
    );
    const columnOf = (field: FieldType) => columnAt({ columns }, needed.indexOf(field));
    const groups = [
      ...groupByKey(
        keyRows(
          keys.map((field) => ({ field, column: columnOf(field) })),
          input.rows,
        ),
      ).values(),
    ];
    const firsts = groups.map(([first]) => first ?? 0);
    const outputs = [
      ...keys.map((field) => takeColumn(field, columnOf(field), firsts)),
      ...made.map(({ from, statistic }) => {
        const values = readNumbers(columnOf(from));
        return numberColumn(
          Float64Array.from(groups, (rows) =>
            summarise(
              Float64Array.from(rows, (row) => values[row] ?? Number.NaN),
              statistic,
            ),
          ),
        );
      }),
      ...(config.count ? [numberColumn(Float64Array.from(groups, (rows) => rows.length))] : []),
      ...(target ? [summariseTarget(target, columnOf(target), groups)] : []),
    ];
    return openDerivedColumns({
      fields: describeGroups(config, input.fields),
      columns: outputs,
      rows: groups.length,
      originOf: (group) => (groups[group] ?? []).map((rowId) => ({ input: 0, rowId })),
    });
  },
});

function takeColumn(field: FieldType, column: Column, rows: readonly number[]): Column {
  const whole: Batch = { fields: [field], rowIds: new Int32Array(0), columns: [column] };
  return columnAt(takeRows(whole, rows), 0);
}

/** Missing values are left out; of none, the statistic is missing (a sum is 0). The deviation is that of pandas (n − 1). */
function summarise(values: Float64Array, statistic: Statistic): number {
  const summary = new NumberSummary();
  summary.add(values);
  const { count, mean, deviation, min, max } = summary;
  if (statistic === 'sum') return count === 0 ? 0 : mean * count;
  if (count === 0) return Number.NaN;
  switch (statistic) {
    case 'mean':
      return mean;
    case 'min':
      return min;
    case 'max':
      return max;
    case 'deviation':
      return count === 1 ? Number.NaN : deviation * Math.sqrt(count / (count - 1));
    case 'median':
      return quantile(values.filter((value) => !Number.isNaN(value)).sort(), 0.5);
  }
}

/** The mean of numbers; of classes the most frequent one, of equally frequent ones the first that comes up. */
function summariseTarget(field: FieldType, column: Column, groups: readonly (readonly number[])[]): Column {
  if (isPlainNumber(field)) {
    const values = readNumbers(column);
    return numberColumn(
      Float64Array.from(groups, (rows) =>
        summarise(
          Float64Array.from(rows, (row) => values[row] ?? Number.NaN),
          'mean',
        ),
      ),
    );
  }
  const keys = keyRows([{ field, column }], column.values.length);
  const chosen = groups.map((rows) => {
    const counts = new Map<string, { row: number; count: number }>();
    for (const row of rows) {
      const key = keys[row] ?? '';
      const known = counts.get(key) ?? { row, count: 0 };
      known.count++;
      if (key !== '') counts.set(key, known);
    }
    const best = [...counts.values()].reduce<{ row: number; count: number } | null>(
      (most, one) => (most === null || one.count > most.count ? one : most),
      null,
    );
    return best?.row ?? rows[0] ?? 0;
  });
  return takeColumn(field, column, chosen);
}
