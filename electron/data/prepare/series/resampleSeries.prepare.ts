import { AppError } from '../../../../shared/base/appError.ts';
import { schemaOf } from '../../../../shared/nodes/params.ts';
import type { FieldType } from '../../../../shared/nodes/portType.ts';
import {
  describeResampling,
  planResampling,
  type ResampleSettings,
  resampleSeriesParams,
} from '../../../../shared/nodes/prepare/series/resampleSeries.node.ts';
import { isDated, TIME_UNITS } from '../../../../shared/nodes/prepare/series/seriesTime.ts';
import { isPlainNumber } from '../../../../shared/nodes/prepare/tableNode.ts';
import { chooseFields } from '../../chosenFields.ts';
import { type Column, columnAt, isMissingAt, readNumbers } from '../../columns.ts';
import { openDerivedColumns, readFields } from '../../deriveColumns.ts';
import { defineDerive, requireInput } from '../../deriveImplementation.ts';
import { cutIntervals, type Interval } from '../../series/intervals.ts';
import { readSeriesTimes } from '../../series/readSeriesTimes.ts';
import { separateSeries } from '../../series/seriesRows.ts';
import { numberColumn } from '../../tableSteps.ts';

/** 1 January 1970 was a Thursday; weeks begin on the Monday after, in weeks since then. */
const FIRST_MONDAY = 4 / 7;
/** The year 1: an interval of a million weeks begins before anything that can be written as a date. */
const EARLIEST = Date.UTC(-1, 24);

/** One row of all rows of an interval of time. */
export const resampleSeriesPrepare = defineDerive({
  kind: 'resampleSeries',
  config: schemaOf(resampleSeriesParams),
  atPrediction: 'apply',
  async derive(config, inputs, context) {
    const input = requireInput(inputs, 0);
    const named = [config.time, ...config.columns, ...(config.group === '' ? [] : [config.group])];
    chooseFields(input.fields, named, () => false);
    const { time, group, numbers, target } = planResampling(config, input.fields);
    if (!time) throw new AppError('data.columnMissing', { column: config.time });
    const needed = [time, ...numbers, ...(target ? [target] : []), ...(group ? [group] : [])];
    const columns = await readFields(
      input,
      needed.map(({ name }) => name),
      context,
    );
    const columnOf = (field: FieldType) => columnAt({ columns }, needed.indexOf(field));
    const times = readSeriesTimes(time, columnOf(time), config.unit);
    const start = isDated(time) && config.unit === 'weeks' ? FIRST_MONDAY : 0;
    const series = separateSeries(group ? columnOf(group) : undefined, input.rows);
    const intervals = series.flatMap((rows) =>
      cutIntervals(rows, times, { length: config.every, start, empty: config.empty }),
    );
    const lost = times.reduce((count, one) => count + (Number.isFinite(one) ? 0 : 1), 0);
    const values = { rows: lost, field: time.name };
    return openDerivedColumns({
      fields: describeResampling(config, input.fields),
      columns: [
        nameIntervals(intervals, time, start, config),
        ...(group ? [takeCells(columnOf(group), intervals, ({ rows, before }) => rows.at(-1) ?? before)] : []),
        ...numbers.map((field) => summariseNumbers(columnOf(field), intervals, config.statistic)),
        ...(target ? [summariseTarget(target, columnOf(target), intervals, config.statistic)] : []),
      ],
      rows: intervals.length,
      problems: lost === 0 ? [] : [{ code: 'series.noTime', severity: 'warning', values }],
      // What is empty is made of no row; that it is there at all says that something came before it.
      originOf: (rowId) => {
        const { rows, before } = intervals[rowId] ?? { rows: [], before: 0 };
        return (rows.length > 0 ? rows : [before]).map((row) => ({ input: 0, rowId: row }));
      },
    });
  },
});

function nameIntervals(
  intervals: readonly Interval[],
  time: FieldType,
  start: number,
  { every, unit }: ResampleSettings,
): Column {
  const starts = intervals.map(({ place }) => start + place * every);
  if (!isDated(time)) return numberColumn(Float64Array.from(starts));
  return {
    type: 'texts',
    values: starts.map((one) => {
      const date = new Date(Math.max(EARLIEST, Math.round(one * TIME_UNITS[unit])));
      return date.toISOString().slice(0, 19).replace('T', ' ');
    }),
  };
}

/** Missing values are left out; of none the mean and the last are missing, the sum is 0. */
function summariseNumbers(
  column: Column,
  intervals: readonly Interval[],
  statistic: ResampleSettings['statistic'],
): Column {
  const values = readNumbers(column);
  return numberColumn(
    Float64Array.from(intervals, ({ rows }) => {
      const present = rows.map((row) => values[row] ?? Number.NaN).filter((value) => !Number.isNaN(value));
      if (statistic === 'last') return present.at(-1) ?? Number.NaN;
      const sum = present.reduce((total, value) => total + value, 0);
      return statistic === 'sum' ? sum : sum / present.length;
    }),
  );
}

function summariseTarget(
  field: FieldType,
  column: Column,
  intervals: readonly Interval[],
  statistic: ResampleSettings['statistic'],
): Column {
  if (isPlainNumber(field)) return summariseNumbers(column, intervals, statistic);
  return takeCells(column, intervals, ({ rows }) => rows.findLast((row) => !isMissingAt(column, row)) ?? -1);
}

/** A cell of each interval as it is; missing where there is no row. */
function takeCells(column: Column, intervals: readonly Interval[], rowOf: (interval: Interval) => number): Column {
  if (column.type === 'texts') {
    return { ...column, values: intervals.map((one) => column.values[rowOf(one)] ?? null) };
  }
  return numberColumn(Float64Array.from(intervals, (one) => readNumbers(column)[rowOf(one)] ?? Number.NaN));
}
