import type { MetricStep } from '../../../shared/pipeline/plan.ts';

/** A prediction beside its truth: row-major numbers, `width` and `targetWidth` a row. */
export interface Judged {
  readonly prediction: ArrayLike<number>;
  readonly target: ArrayLike<number>;
  readonly rows: number;
  /** Size of the prediction's last axis. */
  readonly classes: number;
}

/**
 * Metrics by Keras' names: the sum over the rows of each row's mean, counted in double precision, so that means over
 * any number of batches are exact.
 */
export const METRICS: Readonly<Record<string, (judged: Judged, config: MetricStep['config']) => number>> = {
  accuracy: countRight,
  meanAbsoluteError: (judged) => sumOver(judged, (difference) => Math.abs(difference)),
  meanSquaredError: (judged) => sumOver(judged, (difference) => difference * difference),
  meanAbsolutePercentageError: (judged) =>
    sumOver(judged, (difference, truth) => (100 * Math.abs(difference)) / Math.max(Math.abs(truth), 1e-7)),
  cosineSimilarity: sumCosines,
  topKAccuracy: countNearTop,
};

/** Keras' `accuracy`: by the target it is binary (one unit), categorical (one-hot) or sparse (class numbers). */
function countRight(judged: Judged): number {
  const { prediction, target, rows, classes } = judged;
  const places = prediction.length / classes / Math.max(rows, 1);
  if (classes === 1) return countEqual(prediction.length, (i) => isYes(prediction[i]) === isYes(target[i])) / places;
  const isOneHot = target.length === prediction.length;
  const right = countEqual(prediction.length / classes, (place) => {
    const truth = isOneHot ? indexOfLargest(target, place * classes, classes) : target[place];
    return indexOfLargest(prediction, place * classes, classes) === truth;
  });
  return right / places;
}

function isYes(value: number | undefined): boolean {
  return (value ?? 0) > 0.5;
}

function countEqual(count: number, isEqual: (index: number) => boolean): number {
  let right = 0;
  for (let index = 0; index < count; index++) if (isEqual(index)) right++;
  return right;
}

/** The first of the largest values, counted from `from`. */
export function indexOfLargest(values: ArrayLike<number>, from: number, count: number): number {
  let best = 0;
  for (let i = 1; i < count; i++) if ((values[from + i] ?? 0) > (values[from + best] ?? 0)) best = i;
  return best;
}

function sumOver({ prediction, target, rows }: Judged, measure: (difference: number, truth: number) => number): number {
  let sum = 0;
  for (let i = 0; i < prediction.length; i++) sum += measure((prediction[i] ?? 0) - (target[i] ?? 0), target[i] ?? 0);
  return (sum * rows) / Math.max(prediction.length, 1);
}

/** The cosine of the angle between each predicted vector and the true one. */
function sumCosines({ prediction, target, rows, classes }: Judged): number {
  const places = prediction.length / classes;
  let sum = 0;
  for (let place = 0; place < places; place++) {
    let [product, p2, y2] = [0, 0, 0];
    for (let i = place * classes; i < (place + 1) * classes; i++) {
      const [p, y] = [prediction[i] ?? 0, target[i] ?? 0];
      product += p * y;
      p2 += p * p;
      y2 += y * y;
    }
    sum += product / Math.sqrt(Math.max(p2, 1e-7) * Math.max(y2, 1e-7));
  }
  return (sum * rows) / places;
}

/** 1 where fewer than k classes have a greater output than the right one. */
function countNearTop({ prediction, target, rows, classes }: Judged, config: MetricStep['config']): number {
  const places = prediction.length / classes;
  const isOneHot = target.length === prediction.length;
  const right = countEqual(places, (place) => {
    const from = place * classes;
    const truth = isOneHot ? indexOfLargest(target, from, classes) : (target[place] ?? 0);
    const above = countEqual(classes, (i) => (prediction[from + i] ?? 0) > (prediction[from + truth] ?? 0));
    return above < Number(config.k);
  });
  return (right * rows) / places;
}
