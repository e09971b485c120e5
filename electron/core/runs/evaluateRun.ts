import { mkdir } from 'node:fs/promises';
import { AppError } from '../../../shared/base/appError.ts';
import { type EvaluationReport, evaluationReportSchema } from '../../../shared/run/evaluationReport.ts';
import { readJsonFile } from '../jsonFile.ts';
import { writeFileAtomic } from '../writeFileAtomic.ts';
import { prepareRunData } from './prepareRunData.ts';
import { runPaths } from './runFolder.ts';
import { requireModel, type TaskContext } from './taskContext.ts';
import { runTrainerTask } from './trainerClient.ts';

/** Evaluates the best weights on one split, or reads the stored report when it is there and `again` is false. */
export async function evaluateRun(
  folder: string,
  split: 'train' | 'validation' | 'test',
  again: boolean,
  context: TaskContext,
): Promise<EvaluationReport> {
  const paths = runPaths(folder);
  const stored = again ? null : await readStoredReport(paths.report(split));
  if (stored) return stored;
  await requireModel(folder);
  const preparedFolder = await prepareRunData(folder, context.places, context.data, {
    signal: context.signal,
    progress: ({ stage, done, total }) => context.progress?.(stage, done, total),
  });
  const { evaluation } = await runTrainerTask(
    context.launcher,
    { task: 'evaluate', runFolder: folder, preparedFolder, split, weights: 'best' },
    { ...context, progress: (done, total) => context.progress?.('evaluating', done, total) },
  );
  if (!evaluation) throw new AppError('task.noAnswer', { task: 'evaluate' });
  await mkdir(paths.predictions, { recursive: true });
  await writeFileAtomic(paths.report(split), `${JSON.stringify(evaluation.report)}\n`);
  return evaluation.report;
}

async function readStoredReport(file: string): Promise<EvaluationReport | null> {
  try {
    const parsed = evaluationReportSchema.safeParse(await readJsonFile(file));
    return parsed.success ? parsed.data : null;
  } catch {
    // Damaged, or of another version: it is made again.
    return null;
  }
}
