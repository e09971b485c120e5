import { AppError } from '../../../shared/base/appError.ts';
import type { EvaluationReport } from '../../../shared/run/evaluationReport.ts';
import type { PreparedData, SplitName } from '../../data/preparedData.ts';
import { indexOfLargest } from '../fallback/metrics.ts';
import { createBatchReader } from '../loop/batchReader.ts';
import type { Executor } from '../loop/executor.ts';
import { SumKeeper } from '../loop/metricLog.ts';
import type { TrainedModel } from '../model/modelFolder.ts';
import { predictRows } from '../model/predictRows.ts';
import { reportClassification } from './classification.ts';
import { reportRegression } from './regression.ts';

const BATCH_ROWS = 128;

export interface Evaluation {
  readonly runId: string;
  readonly executor: Executor;
  readonly model: TrainedModel;
  readonly data: PreparedData;
  readonly split: SplitName;
  readonly weights: 'best' | 'last';
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Judges a model that an executor holds by the rows of one split: the loss and metrics of its training, and a full report
 * on its first objective. Errors: `run.noRowsInSplit`.
 */
export async function evaluateModel(evaluation: Evaluation): Promise<EvaluationReport> {
  const { runId, data, split, weights } = evaluation;
  const rows = data.rowsOf(split);
  if (rows.length === 0) throw new AppError('run.noRowsInSplit', { split });
  const { loss = Number.NaN, ...metrics } = await measure(evaluation, rows);
  const result = await report(evaluation, rows);
  const common = { runId, split, weights, rows: rows.length, loss };
  if (result.task === 'classification') {
    const right = result.actual.filter((actual, row) => actual === result.predicted[row]).length;
    return { ...common, metrics: { accuracy: right / rows.length, ...metrics }, result };
  }
  const { mae, rmse, r2 } = result;
  return { ...common, metrics: { ...metrics, mae, rmse, ...(r2 === null ? {} : { r2 }) }, result };
}

/** Means of loss and metrics over all rows. */
async function measure(
  { executor, model, data, onProgress }: Evaluation,
  rows: Uint32Array,
): Promise<Readonly<Record<string, number>>> {
  const reader = createBatchReader(model.plan, data);
  const sums = new SumKeeper();
  for (let from = 0; from < rows.length; from += BATCH_ROWS) {
    sums.add(executor.evaluateStep(reader.read(rows.subarray(from, from + BATCH_ROWS))));
    onProgress(Math.min(from + BATCH_ROWS, rows.length) / 2, rows.length);
    await new Promise(setImmediate);
  }
  return sums.means();
}

async function report(evaluation: Evaluation, rows: Uint32Array): Promise<EvaluationReport['result']> {
  const { executor, model, data, onProgress } = evaluation;
  const { objectives, task } = model.plan.training;
  const [objective] = objectives;
  const field = data.description.fields.find(({ type }) => type.name === objective?.target);
  if (!objective || !field) throw new AppError('run.targetMissing', { field: objective?.target ?? '' });
  const outputs = await predictRows(executor, model.plan, data, rows, (done, total) =>
    onProgress((total + done) / 2, total),
  );
  const output = outputs.find(({ layer }) => layer === objective.prediction);
  if (!output) throw new Error(`The model does not give ${objective.prediction}`);
  const truth = new Float32Array(rows.length * field.elements);
  data.gatherRows(objective.target, rows, truth);
  const common = {
    output: objective.prediction,
    target: objective.target,
    rowIds: Array.from(rows, (row) => data.rowIds[row] ?? 0),
  };
  if (task === 'regression') {
    return reportRegression({ ...common, unit: field.type.unit ?? null, predicted: output.values, actual: truth });
  }
  const { width } = output;
  const count = width === 1 ? 2 : width;
  return reportClassification({
    ...common,
    classes: Array.from({ length: count }, (_, index) => field.type.classes?.[index] ?? String(index)),
    probabilities: output.values,
    width,
    actual: Array.from(rows, (_row, place) =>
      field.elements === 1 ? (truth[place] ?? 0) : indexOfLargest(truth, place * field.elements, field.elements),
    ),
  });
}
