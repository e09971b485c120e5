import type { EvaluationReport } from '../../shared/run/evaluationReport.ts';

export type ClassificationResult = Extract<EvaluationReport['result'], { task: 'classification' }>;
export type RegressionResult = Extract<EvaluationReport['result'], { task: 'regression' }>;

/** A row of the evaluation with what the model said about it. */
export interface Sample {
  readonly rowId: number;
  /** Class index, or the value itself for a regression. */
  readonly actual: number;
  readonly predicted: number;
  /** Probability of the predicted class; null for a regression. */
  readonly confidence: number | null;
}

/** The rows of one cell of the confusion matrix, the most certain first. */
export function samplesInCell(result: ClassificationResult, actual: number, predicted: number): Sample[] {
  const samples: Sample[] = [];
  result.actual.forEach((value, row) => {
    if (value !== actual || result.predicted[row] !== predicted) return;
    samples.push({
      rowId: result.rowIds[row] ?? 0,
      actual,
      predicted,
      confidence: result.confidence[row] ?? 0,
    });
  });
  return samples.sort((a, b) => (b.confidence ?? 0) - (a.confidence ?? 0));
}

/** The rows whose prediction is furthest from the truth. */
export function largestErrors(result: RegressionResult, count: number): Sample[] {
  return result.actual
    .map((_, row) => sampleAt(result, row))
    .sort((a, b) => Math.abs(b.predicted - b.actual) - Math.abs(a.predicted - a.actual))
    .slice(0, count);
}

/** One row of a regression, by its place in the report. */
export function sampleAt(result: RegressionResult, row: number): Sample {
  return {
    rowId: result.rowIds[row] ?? 0,
    actual: result.actual[row] ?? Number.NaN,
    predicted: result.predicted[row] ?? Number.NaN,
    confidence: null,
  };
}

/** Share of the actual class that lies in a cell: 0 when the class has no rows. */
export function shareOfActual(confusion: ClassificationResult['confusion'], actual: number, predicted: number): number {
  const row = confusion[actual] ?? [];
  const all = row.reduce((sum, count) => sum + count, 0);
  return all === 0 ? 0 : (row[predicted] ?? 0) / all;
}
