import type { Curve } from '../../../shared/run/evaluationReport.ts';

/** Points kept of a curve: more than a screen shows, few enough for a message. */
const MAXIMUM_POINTS = 200;

interface Counts {
  readonly truePositives: number;
  readonly falsePositives: number;
}

/**
 * ROC curve of one class against the rest: x false positive rate, y true positive rate, from (0, 0) to (1, 1), one point
 * per distinct score, thinned to 200. `area` is the area under all points by trapezoids (as scikit-learn's
 * roc_auc_score), null when one side has no rows.
 */
export function traceRoc(label: string, scores: ArrayLike<number>, positive: ArrayLike<boolean>): Curve {
  const { steps, positives, negatives } = countByThreshold(scores, positive);
  if (positives === 0 || negatives === 0) return { label, area: null, x: [], y: [] };
  const x = [0, ...steps.map(({ falsePositives }) => falsePositives / negatives)];
  const y = [0, ...steps.map(({ truePositives }) => truePositives / positives)];
  let area = 0;
  for (let i = 1; i < x.length; i++) {
    area += ((x[i] ?? 0) - (x[i - 1] ?? 0)) * (((y[i] ?? 0) + (y[i - 1] ?? 0)) / 2);
  }
  return { label, area, ...thin(x, y) };
}

/**
 * Precision–recall curve of one class against the rest: x recall, y precision, from recall 0 (precision 1, by
 * convention) to 1. `area` is the average precision Σ (Rₙ − Rₙ₋₁) Pₙ (as scikit-learn's average_precision_score:
 * no interpolation, which would flatter), null when the class has no rows.
 */
export function tracePrecisionRecall(label: string, scores: ArrayLike<number>, positive: ArrayLike<boolean>): Curve {
  const { steps, positives } = countByThreshold(scores, positive);
  if (positives === 0) return { label, area: null, x: [], y: [] };
  const x = [0];
  const y = [1];
  let area = 0;
  let lastRecall = 0;
  for (const { truePositives, falsePositives } of steps) {
    const recall = truePositives / positives;
    const precision = truePositives / (truePositives + falsePositives);
    area += (recall - lastRecall) * precision;
    lastRecall = recall;
    x.push(recall);
    y.push(precision);
  }
  return { label, area, ...thin(x, y) };
}

/** Rows at or above each distinct score, from the highest score down. */
function countByThreshold(scores: ArrayLike<number>, positive: ArrayLike<boolean>) {
  const order = Array.from({ length: scores.length }, (_, row) => row).sort(
    (a, b) => (scores[b] ?? 0) - (scores[a] ?? 0),
  );
  const steps: Counts[] = [];
  let truePositives = 0;
  let falsePositives = 0;
  order.forEach((row, rank) => {
    if (positive[row]) truePositives += 1;
    else falsePositives += 1;
    const next = order[rank + 1];
    // Rows with the same score fall on one side of any threshold together.
    if (next === undefined || scores[next] !== scores[row]) steps.push({ truePositives, falsePositives });
  });
  return { steps, positives: truePositives, negatives: falsePositives };
}

/** Keeps the first, the last and evenly many of the points between; the area is taken before. */
function thin(x: readonly number[], y: readonly number[]): { x: number[]; y: number[] } {
  if (x.length <= MAXIMUM_POINTS) return { x: [...x], y: [...y] };
  const kept = Array.from({ length: MAXIMUM_POINTS }, (_, i) =>
    Math.round((i * (x.length - 1)) / (MAXIMUM_POINTS - 1)),
  );
  return { x: kept.map((i) => x[i] ?? 0), y: kept.map((i) => y[i] ?? 0) };
}
