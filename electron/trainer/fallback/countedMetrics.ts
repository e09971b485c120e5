import type { MetricStep } from '../../../shared/pipeline/plan.ts';
import { THRESHOLDS } from '../loop/countedMetrics.ts';
import { indexOfLargest, type Judged } from './metrics.ts';

/** What a metric counts over the rows of a batch; what the numbers mean stands in loop/countedMetrics. */
export const COUNTED_METRICS: Readonly<
  Record<string, (judged: Judged, config: MetricStep['config']) => readonly number[]>
> = {
  precision: countClasses,
  recall: countClasses,
  f1Score: countClasses,
  auc: countBuckets,
  rootMeanSquaredError: ({ prediction, target, rows }) => {
    let sum = 0;
    for (let i = 0; i < prediction.length; i++) sum += ((prediction[i] ?? 0) - (target[i] ?? 0)) ** 2;
    return [(sum * rows) / Math.max(prediction.length, 1)];
  },
  r2Score: ({ prediction, target, classes }) => {
    const counts = new Array<number>(3 * classes).fill(0);
    for (let i = 0; i < prediction.length; i++) {
      const [y, p, at] = [target[i] ?? 0, prediction[i] ?? 0, i % classes];
      for (const [part, value] of [y, y * y, (y - p) ** 2].entries()) {
        counts[part * classes + at] = (counts[part * classes + at] ?? 0) + value;
      }
    }
    return counts;
  },
};

/** The class of every place: of the prediction, and the true one. */
function countClasses({ prediction, target, classes }: Judged): readonly number[] {
  if (classes === 1) {
    const counts = [0, 0, 0];
    for (let i = 0; i < prediction.length; i++) {
      const [guess, truth] = [Number((prediction[i] ?? 0) > 0.5), Number((target[i] ?? 0) > 0.5)];
      for (const [part, value] of [guess * truth, guess, truth].entries()) counts[part] = (counts[part] ?? 0) + value;
    }
    return counts;
  }
  const counts = new Array<number>(3 * classes).fill(0);
  const isOneHot = target.length === prediction.length;
  const count = (at: number) => {
    counts[at] = (counts[at] ?? 0) + 1;
  };
  for (let place = 0; place < prediction.length / classes; place++) {
    const guess = indexOfLargest(prediction, place * classes, classes);
    const truth = isOneHot ? indexOfLargest(target, place * classes, classes) : (target[place] ?? 0);
    if (guess === truth) count(guess);
    count(classes + guess);
    count(2 * classes + truth);
  }
  return counts;
}

function countBuckets({ prediction, target, classes }: Judged): readonly number[] {
  const counts = new Array<number>(2 * THRESHOLDS).fill(0);
  const isClassNumbers = classes > 1 && target.length !== prediction.length;
  for (let i = 0; i < prediction.length; i++) {
    const truth = isClassNumbers ? target[Math.floor(i / classes)] === i % classes : (target[i] ?? 0) > 0.5;
    const p = Math.min(1, Math.max(0, prediction[i] ?? 0));
    const bucket = Math.max(0, Math.ceil(Math.fround(p * (THRESHOLDS - 1))) - 1);
    const at = truth ? bucket : THRESHOLDS + bucket;
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}
