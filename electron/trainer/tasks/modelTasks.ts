import path from 'node:path';
import { AppError } from '../../../shared/base/appError.ts';
import type { TrainerMessage, TrainerTask } from '../../../shared/run/trainerProtocol.ts';
import { openPrepared, type PreparedData } from '../../data/preparedData.ts';
import { evaluateModel } from '../evaluate/evaluateModel.ts';
import { checkIndices } from '../loop/checkIndices.ts';
import type { Executor } from '../loop/executor.ts';
import { openModel } from '../model/modelFolder.ts';
import { type Prediction, predictRows } from '../model/predictRows.ts';

type Say = (message: TrainerMessage) => void;
/** Messages of progress are this far apart at least. */
const PROGRESS_MS = 100;

/** Judges a trained model by one split of its data. Errors: `run.noRowsInSplit`, `run.notFinite`, those of the files. */
export async function runEvaluateTask(
  task: Extract<TrainerTask, { task: 'evaluate' }>,
  executor: Executor,
  say: Say,
): Promise<void> {
  const { runFolder, preparedFolder, split, weights } = task;
  const model = await openModel(executor, runFolder, weights);
  const data = await openPrepared(preparedFolder);
  const runId = path.basename(runFolder);
  const onProgress = sayProgress(say);
  const report = await evaluateModel({ runId, executor, model, data, split, weights, onProgress });
  if (!Number.isFinite(report.loss)) throw new AppError('run.notFinite');
  say({ message: 'evaluation', report });
}

/** Predicts every row of a prepared folder, in its order. Errors: `run.notFinite`, those of the files. */
export async function runPredictTask(
  task: Extract<TrainerTask, { task: 'predict' }>,
  executor: Executor,
  say: Say,
): Promise<void> {
  const { plan } = await openModel(executor, task.runFolder, task.weights);
  const data = await openPrepared(task.preparedFolder);
  checkIndices(plan, data);
  const outputs = await predictRows(executor, plan, data, allRows(data), sayProgress(say));
  say({ message: 'predictions', id: null, outputs: toOutputRows(outputs) });
}

/** The row numbers of a prepared folder, at most `limit`. */
export function allRows(data: PreparedData, limit = Number.POSITIVE_INFINITY): Uint32Array {
  return Uint32Array.from({ length: Math.min(data.description.rows, limit) }, (_, row) => row);
}

/** Predictions as messages carry them. Errors: `run.notFinite` for a value that is no number. */
export function toOutputRows(outputs: readonly Prediction[]) {
  return requireFinite(outputs).map(({ layer, width, values }) => ({ layer, width, values: Array.from(values) }));
}

/** The predictions themselves. Errors: `run.notFinite` for a value that is no number. */
export function requireFinite(outputs: readonly Prediction[]): Prediction[] {
  for (const { values } of outputs) {
    if (!values.every((value) => Number.isFinite(value))) throw new AppError('run.notFinite');
  }
  return [...outputs];
}

function sayProgress(say: Say): (done: number, total: number) => void {
  let saidAt = Number.NEGATIVE_INFINITY;
  return (done, total) => {
    const now = performance.now();
    if (now - saidAt < PROGRESS_MS && done < total) return;
    saidAt = now;
    say({ message: 'progress', done, total });
  };
}
