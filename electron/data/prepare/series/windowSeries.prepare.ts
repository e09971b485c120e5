import { AppError } from '../../../../shared/base/appError.ts';
import type { NodeProblem } from '../../../../shared/nodes/definition.ts';
import { schemaOf } from '../../../../shared/nodes/params.ts';
import {
  chooseChannels,
  describeWindows,
  findWindowTarget,
  listLabels,
  windowSeriesParams,
} from '../../../../shared/nodes/prepare/series/windowSeries.node.ts';
import { type Column, readNumbers } from '../../columns.ts';
import { readFields } from '../../deriveColumns.ts';
import { defineDerive } from '../../deriveImplementation.ts';
import { openWindows } from '../../series/openWindows.ts';
import { separateSeries } from '../../series/seriesRows.ts';
import { placeWindows } from '../../series/windowPlaces.ts';

/** Rows become windows over the rows; each is put together when it is read, so that only the series itself is in memory. */
export const windowSeriesPrepare = defineDerive({
  kind: 'windowSeries',
  config: schemaOf(windowSeriesParams),
  atPrediction: 'apply',
  async derive(config, [input], context) {
    if (!input) throw new Error('windowSeries has no input');
    const { fields } = input;
    for (const name of [...config.channels, config.target, config.group]) {
      if (name !== '' && !fields.some((one) => one.name === name))
        throw new AppError('data.columnMissing', { column: name });
    }
    const target = findWindowTarget(config.target, fields);
    const labels = listLabels(config, fields).filter((one) => one !== target);
    const channels = chooseChannels(config.channels, fields);
    const names = [...new Set([...channels, ...labels, ...(target ? [target] : [])].map((one) => one.name))];
    if (config.group !== '' && !names.includes(config.group)) names.push(config.group);
    const columns = await readFields(input, names, context);
    const columnOf = (name: string): Column => {
      const column = columns[names.indexOf(name)];
      if (!column) throw new Error(`No column ${name}`);
      return column;
    };
    const { values, width } = joinChannels(
      channels.map((one) => columnOf(one.name)),
      input.rows,
    );
    const isWhole = (row: number) =>
      values.subarray(row * width, (row + 1) * width).every((value) => !Number.isNaN(value));
    const usable = Uint8Array.from({ length: input.rows }, (_, row) => (isWhole(row) ? 1 : 0));
    const series = separateSeries(config.group === '' ? undefined : columnOf(config.group), input.rows);
    // Without something to predict, a window needs nothing after it.
    const lengths = target ? config : { ...config, gap: 0, horizon: 0 };
    const places = placeWindows(series, lengths, (row) => usable[row] === 1, context.purpose === 'prediction');
    const windows = openWindows(describeWindows(config, fields), places, lengths, {
      labels: labels.map((one) => columnOf(one.name)),
      channels: values,
      width,
      target: target ? columnOf(target.name) : null,
    });
    return { ...windows, problems: describeGaps(usable, places.length) };
  },
});

function joinChannels(
  columns: readonly Column[],
  rows: number,
): { readonly values: Float32Array; readonly width: number } {
  const parts = columns.map((column) => {
    if (column.type === 'texts') throw new Error('Text cannot be a channel');
    return { elements: column.elements, values: readNumbers(column) };
  });
  const width = parts.reduce((sum, { elements }) => sum + elements, 0);
  const values = new Float32Array(rows * width);
  let at = 0;
  for (const part of parts) {
    for (let row = 0; row < rows; row++) {
      for (let i = 0; i < part.elements; i++) {
        values[row * width + at + i] = part.values[row * part.elements + i] ?? Number.NaN;
      }
    }
    at += part.elements;
  }
  return { values, width };
}

function describeGaps(usable: Uint8Array, windows: number): readonly NodeProblem[] {
  const gaps = usable.length - usable.reduce((sum, one) => sum + one, 0);
  if (windows === 0) return [{ code: 'series.noWindow', severity: 'warning', values: { rows: usable.length, gaps } }];
  return gaps === 0 ? [] : [{ code: 'series.gaps', severity: 'warning', values: { rows: gaps } }];
}
