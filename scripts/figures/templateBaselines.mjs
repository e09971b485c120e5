// What a template has to beat, on exactly the rows of the test part that it is judged by.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fitLeastSquares } from './leastSquares.mjs';

/** The share of the test rows that the most frequent class of the training rows is right for. */
export function majorityBaseline({ plan, prepared }) {
  const { target } = plan.training.objectives[0];
  const classesOf = (part) => gather(prepared, target, prepared.rowsOf(part));
  const counts = new Map();
  for (const value of classesOf('train')) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1])[0];
  const test = classesOf('test');
  return { 'always the most frequent class': test.filter((value) => value === most).length / test.length };
}

/**
 * Areas under the precision-recall curve of a threshold on one column alone, above or below it, for the second class of the
 * target. Scaling keeps the order of values, so the columns are taken as they are prepared.
 */
export function thresholdBaseline(columns) {
  return ({ plan, prepared }) => {
    const rows = prepared.rowsOf('test');
    const positive = gather(prepared, plan.training.objectives[0].target, rows);
    return Object.fromEntries(
      columns.flatMap((name) => {
        const values = gather(prepared, name, rows);
        return [
          [`${name} above a threshold`, averagePrecision(values, positive)],
          [
            `${name} below a threshold`,
            averagePrecision(
              values.map((value) => -value),
              positive,
            ),
          ],
        ];
      }),
    );
  };
}

/** The mean precision over the steps of recall, from the highest score down; equal scores are one step. */
export function averagePrecision(scores, positive) {
  const order = Array.from(scores, (_, row) => row).sort((a, b) => scores[b] - scores[a]);
  const all = positive.reduce((sum, one) => sum + one, 0);
  let [found, before, area] = [0, 0, 0];
  for (const [place, row] of order.entries()) {
    found += positive[row];
    const isTied = place + 1 < order.length && scores[order[place + 1]] === scores[row];
    if (isTied) continue;
    area += ((found - before) / all) * (found / (place + 1));
    before = found;
  }
  return area;
}

/**
 * Mean absolute errors of simple forecasts for the test windows: the last value, the value `season` rows before, a linear
 * regression on the last `lags` values, learned from the training windows. 0 leaves one out.
 */
export function forecastBaselines({ lags, season }) {
  return ({ plan, prepared, root, simulateTraffic }) => {
    const { window, horizon, gap, stride } = plan.data.steps.find((step) => step.kind === 'windowSeries').config;
    if (gap !== 0 || stride !== 1) throw new Error('Windows are known by their number only where each row starts one');
    const series = readSeries(plan, root, simulateTraffic);
    // The row id of a window is the row it starts with.
    const windowsOf = (part) => Array.from(prepared.rowsOf(part), (row) => prepared.rowIds[row] + window);
    const truthOf = (first) => series.slice(first, first + horizon);
    checkAlignment(plan, prepared, truthOf, window);
    const test = windowsOf('test');
    const errorOf = (guess) =>
      test.reduce((sum, first) => sum + meanDistance(truthOf(first), guess(first)), 0) / test.length;
    const results = { 'last value': errorOf((first) => new Array(horizon).fill(series[first - 1])) };
    if (season > 0) {
      results[`${season} rows before`] = errorOf((first) => series.slice(first - season, first - season + horizon));
    }
    if (lags > 0) {
      const before = (first) => series.slice(first - lags, first);
      const train = windowsOf('train');
      const predict = fitLeastSquares(
        train.map(before),
        train.map((first) => series[first]),
      );
      results[`linear in the last ${lags} values`] = errorOf((first) => [predict(before(first))]);
    }
    return results;
  };
}

/** All values of the target, row by row, as the source has them. */
function readSeries(plan, root, simulateTraffic) {
  const source = plan.data.steps.find((step) => step.type === 'source');
  if (source.kind === 'trafficVolume') return simulateTraffic(source.config).map(({ volume }) => volume);
  const file = path.join(root, 'resources', 'datasets', source.config.file.path.replace(/^resource:/, ''));
  const [head, ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  const column = head.split(',').indexOf(source.config.target);
  return lines.map((line) => Number(line.split(',')[column]));
}

/** A baseline on other rows would be no baseline. */
function checkAlignment(plan, prepared, truthOf, window) {
  const { target } = plan.training.objectives[0];
  const rows = prepared.rowsOf('test');
  const stored = gather(prepared, target, rows);
  const expected = Array.from(rows, (row) => truthOf(prepared.rowIds[row] + window)).flat();
  const isSame = stored.length === expected.length && expected.every((value, i) => Math.fround(value) === stored[i]);
  if (!isSame) throw new Error('The windows of the test part are not the rows that the baseline takes them for');
}

function gather(prepared, name, rows) {
  const { elements } = prepared.description.fields.find((field) => field.type.name === name);
  const out = new Float32Array(rows.length * elements);
  prepared.gatherRows(name, rows, out);
  return out;
}

function meanDistance(truth, guess) {
  return truth.reduce((sum, value, i) => sum + Math.abs(value - guess[i]), 0) / truth.length;
}
