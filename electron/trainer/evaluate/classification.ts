import type { EvaluationReport } from '../../../shared/run/evaluationReport.ts';
import { tracePrecisionRecall, traceRoc } from './thresholdCurves.ts';

type ClassificationResult = Extract<EvaluationReport['result'], { task: 'classification' }>;

/** What a classifier said about some rows. */
export interface ClassificationRows {
  /** Layer node that gave the probabilities, and the field with the truth. */
  readonly output: string;
  readonly target: string;
  readonly classes: readonly string[];
  /** Rows × classes, row-major; or one number a row, the probability of class 1, for a sigmoid output. */
  readonly probabilities: ArrayLike<number>;
  readonly width: number;
  /** Index of the true class per row. */
  readonly actual: ArrayLike<number>;
  readonly rowIds: ArrayLike<number>;
}

/**
 * Confusion matrix, report per class and curves. Precision, recall and F1 are 0 where they are undefined (a class never
 * predicted, or without rows), as scikit-learn gives them with zero_division=0. Accuracy is left to the caller's metrics.
 */
export function reportClassification(rows: ClassificationRows): ClassificationResult {
  const count = rows.actual.length;
  const probabilityOf = createProbabilityReader(rows);
  const actual = Array.from({ length: count }, (_, row) => rows.actual[row] ?? 0);
  const predicted = actual.map((_, row) => findLikeliest(row, rows.classes.length, probabilityOf));
  const confusion = rows.classes.map(() => rows.classes.map(() => 0));
  actual.forEach((truth, row) => {
    const line = confusion[truth];
    const guess = predicted[row] ?? 0;
    if (line) line[guess] = (line[guess] ?? 0) + 1;
  });
  // With two classes both curves say the same of either; one, of class 1, is what people expect.
  const traced = rows.classes.length === 2 ? [1] : rows.classes.map((_, index) => index);
  const curves = traced.map((index) => ({
    label: rows.classes.length === 2 ? '' : (rows.classes[index] ?? String(index)),
    scores: actual.map((_, row) => probabilityOf(row, index)),
    positive: actual.map((truth) => truth === index),
  }));
  return {
    task: 'classification',
    output: rows.output,
    target: rows.target,
    classes: [...rows.classes],
    confusion,
    perClass: rows.classes.map((name, index) => ({ name, ...scoreClass(confusion, index) })),
    roc: curves.map(({ label, scores, positive }) => traceRoc(label, scores, positive)),
    pr: curves.map(({ label, scores, positive }) => tracePrecisionRecall(label, scores, positive)),
    actual,
    predicted,
    confidence: predicted.map((guess, row) => probabilityOf(row, guess)),
    rowIds: Array.from(rows.rowIds),
  };
}

function createProbabilityReader({ probabilities, width }: ClassificationRows): (row: number, index: number) => number {
  if (width > 1) return (row, index) => probabilities[row * width + index] ?? 0;
  return (row, index) => {
    const positive = probabilities[row] ?? 0;
    return index === 1 ? positive : 1 - positive;
  };
}

/** The first of the likeliest classes. Exactly half is class 1 no more than it is class 0: the lower index, as argmax gives it. */
function findLikeliest(row: number, classes: number, probabilityOf: (row: number, index: number) => number): number {
  let best = 0;
  for (let index = 1; index < classes; index++) {
    if (probabilityOf(row, index) > probabilityOf(row, best)) best = index;
  }
  return best;
}

function scoreClass(confusion: readonly (readonly number[])[], index: number) {
  const truePositives = confusion[index]?.[index] ?? 0;
  const support = (confusion[index] ?? []).reduce((sum, value) => sum + value, 0);
  const guesses = confusion.reduce((sum, line) => sum + (line[index] ?? 0), 0);
  const precision = guesses === 0 ? 0 : truePositives / guesses;
  const recall = support === 0 ? 0 : truePositives / support;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1, support };
}
