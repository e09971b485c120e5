import type { MetricStep, Plan } from '../../../shared/pipeline/plan.ts';
import { metricKey } from '../../../shared/run/metricNames.ts';

/** Edges of AUC's thresholds, as Keras counts them: 0 and 1 with a little room, and 198 between. */
export const THRESHOLDS = 200;

type Finish = (counts: ArrayLike<number>, rows: number, config: MetricStep['config']) => number;

/**
 * Metrics that are no mean over rows: executors count, and this makes the value of it, exactly over any number of batches.
 * Counts by metric: right, predicted and actual of each class (precision, recall, F1); positives, then negatives by bucket
 * of the prediction (AUC); Σ squared error (RMSE); Σ y, Σ y², Σ squared error by output (R²).
 */
const FINISH: Readonly<Record<string, Finish>> = {
  precision: (counts, _rows, config) => average(counts, config, (right, predicted) => divide(right, predicted)),
  recall: (counts, _rows, config) => average(counts, config, (right, _predicted, actual) => divide(right, actual)),
  f1Score: (counts, _rows, config) =>
    average(counts, config, (right, predicted, actual) => divide(2 * right, predicted + actual)),
  auc: (counts, _rows, config) => (config.curve === 'PR' ? areaOfPrecision(counts) : areaOfRoc(counts)),
  rootMeanSquaredError: (counts, rows) => Math.sqrt((counts[0] ?? Number.NaN) / rows),
  r2Score: finishR2,
};

/** Makes values of counts, by the keys of the series. */
export type Finisher = (
  counts: Readonly<Record<string, ArrayLike<number>>>,
  rows: number,
) => Readonly<Record<string, number>>;

/** The finisher for the metrics of a training. */
export function createFinisher(training: Plan['training']): Finisher {
  const finishes = training.metrics.flatMap((metric) => {
    const finish = FINISH[metric.name];
    return finish ? [{ key: metricKey(training, metric), finish, config: metric.config }] : [];
  });
  return (counts, rows) =>
    Object.fromEntries(
      finishes.flatMap(({ key, finish, config }): [string, number][] => {
        const found = counts[key];
        return found ? [[key, finish(found, rows, config)]] : [];
      }),
    );
}

function divide(a: number, b: number): number {
  return b === 0 ? 0 : a / b;
}

type OfClass = (right: number, predicted: number, actual: number) => number;

/** Over the classes: their plain mean, weighted by their rows, or all counts together. One class alone is all there is. */
function average(counts: ArrayLike<number>, config: MetricStep['config'], measure: OfClass): number {
  const classes = counts.length / 3;
  const of = (c: number): [number, number, number] => [
    counts[c] ?? 0,
    counts[classes + c] ?? 0,
    counts[2 * classes + c] ?? 0,
  ];
  const all = Array.from({ length: classes }, (_, c) => of(c));
  if (config.average === 'micro') {
    const sumOf = (part: 0 | 1 | 2) => all.reduce((total, one) => total + one[part], 0);
    return measure(sumOf(0), sumOf(1), sumOf(2));
  }
  const weights = all.map(([, , actual]) => (config.average === 'weighted' ? actual : 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return divide(
    all.reduce((sum, one, c) => sum + measure(...one) * (weights[c] ?? 0), 0),
    total,
  );
}

/** How many positives and negatives lie above each threshold, the lowest first. */
function countAbove(counts: ArrayLike<number>): { positives: number[]; negatives: number[] } {
  const fromTop = (offset: number): number[] => {
    const above: number[] = [];
    let total = 0;
    for (let i = THRESHOLDS - 1; i >= 0; i--) {
      total += counts[offset + i] ?? 0;
      above.unshift(total);
    }
    return above;
  };
  return { positives: fromTop(0), negatives: fromTop(THRESHOLDS) };
}

/** By trapezoids, as Keras does. */
function areaOfRoc(counts: ArrayLike<number>): number {
  const { positives, negatives } = countAbove(counts);
  const [p, n] = [positives[0] ?? 0, negatives[0] ?? 0];
  let area = 0;
  for (let i = 0; i < THRESHOLDS - 1; i++) {
    const width = divide((negatives[i] ?? 0) - (negatives[i + 1] ?? 0), n);
    area += width * 0.5 * (divide(positives[i] ?? 0, p) + divide(positives[i + 1] ?? 0, p));
  }
  // The last bucket holds what is above every threshold but the one beyond 1.
  return area + divide(negatives[THRESHOLDS - 1] ?? 0, n) * 0.5 * divide(positives[THRESHOLDS - 1] ?? 0, p);
}

/** Davis and Goadrich's interpolation between points of the precision-recall curve, as Keras does. */
function areaOfPrecision(counts: ArrayLike<number>): number {
  const { positives, negatives } = countAbove(counts);
  positives.push(0);
  negatives.push(0);
  const all = positives[0] ?? 0;
  let area = 0;
  for (let i = 0; i < THRESHOLDS; i++) {
    const [tp, next] = [positives[i] ?? 0, positives[i + 1] ?? 0];
    const [found, foundNext] = [tp + (negatives[i] ?? 0), next + (negatives[i + 1] ?? 0)];
    const slope = divide(tp - next, Math.max(found - foundNext, 0));
    const intercept = next - slope * foundNext;
    const ratio = found > 0 && foundNext > 0 ? found / foundNext : 1;
    area += divide(slope * (tp - next + intercept * Math.log(ratio)), all);
  }
  return area;
}

/** The mean over the outputs of the share of the variance that is explained. */
function finishR2(counts: ArrayLike<number>, rows: number): number {
  const outputs = counts.length / 3;
  let total = 0;
  for (let i = 0; i < outputs; i++) {
    const [y, squares, errors] = [counts[i] ?? 0, counts[outputs + i] ?? 0, counts[2 * outputs + i] ?? 0];
    const spread = squares - (y * y) / rows;
    total += 1 - divide(errors, spread);
  }
  return total / outputs;
}
