import type { EvaluationReport } from '../../../shared/run/evaluationReport.ts';

type RegressionResult = Extract<EvaluationReport['result'], { task: 'regression' }>;

export interface RegressionRows {
  readonly output: string;
  readonly target: string;
  readonly unit: string | null;
  readonly predicted: ArrayLike<number>;
  readonly actual: ArrayLike<number>;
  readonly rowIds: ArrayLike<number>;
}

/** MAE and RMSE in the unit of the target; R² = 1 − Σ(y − ŷ)² / Σ(y − ȳ)², null when the target never changes. */
export function reportRegression(rows: RegressionRows): RegressionResult {
  const actual = Array.from(rows.actual);
  const predicted = Array.from(rows.predicted);
  const mean = actual.reduce((sum, value) => sum + value, 0) / actual.length;
  let absolute = 0;
  let squared = 0;
  let spread = 0;
  actual.forEach((truth, row) => {
    const error = truth - (predicted[row] ?? Number.NaN);
    absolute += Math.abs(error);
    squared += error * error;
    spread += (truth - mean) ** 2;
  });
  return {
    task: 'regression',
    output: rows.output,
    target: rows.target,
    unit: rows.unit,
    mae: absolute / actual.length,
    rmse: Math.sqrt(squared / actual.length),
    r2: spread === 0 ? null : 1 - squared / spread,
    actual,
    predicted,
    rowIds: Array.from(rows.rowIds),
  };
}
