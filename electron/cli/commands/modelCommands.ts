import { stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../shared/base/appError.ts';
import { formatMessage } from '../../../shared/messages/catalogue.ts';
import { describeTarget } from '../../core/runs/describeModel.ts';
import { evaluateRun } from '../../core/runs/evaluateRun.ts';
import { exportRun } from '../../core/runs/exportRun.ts';
import { predictRows, type RowPrediction, type RowsFrom } from '../../core/runs/predictRows.ts';
import { formatResults, readProbabilities } from '../../core/runs/resultsFile.ts';
import { requireModel, type TaskContext } from '../../core/runs/taskContext.ts';
import { writeFileAtomic } from '../../core/writeFileAtomic.ts';
import type { CommandContext } from '../commandContext.ts';
import { EXIT, type ExitCode } from '../exitCodes.ts';
import { createProgressLine } from '../progressLine.ts';
import { formatMetrics } from '../runProgress.ts';

const SPLITS = ['train', 'validation', 'test'] as const;
type Split = (typeof SPLITS)[number];

/** Judges a run on one split. */
export async function evaluateCommand(
  run: string,
  options: { readonly split: Split; readonly json: boolean },
  context: CommandContext,
): Promise<ExitCode> {
  const report = await withTask(context, (task) => evaluateRun(path.resolve(run), options.split, true, task));
  const metrics = { loss: report.loss, ...report.metrics };
  context.host.out(options.json ? `${JSON.stringify(report)}\n` : `${options.split}  ${formatMetrics(metrics)}\n`);
  return EXIT.ok;
}

/** Predicts every row of a CSV or image of a folder, in order. A row that cannot be used keeps its place, as null with a reason. */
export async function predictCommand(
  run: string,
  options: { readonly rows: string; readonly out?: string; readonly json: boolean },
  context: CommandContext,
): Promise<ExitCode> {
  const { host, language } = context;
  const folder = path.resolve(run);
  await requireModel(folder);
  const target = await describeTarget(folder);
  const from = await readRowsFrom(options.rows);
  const rows = await withTask(context, (task) => predictRows(folder, from, task));
  const table = formatResults(rows, target.name, target.classes, language);
  if (options.out !== undefined) await writeFileAtomic(path.resolve(options.out), `\uFEFF${table}`);
  const described = rows.map((row) => describePrediction(row, target.classes, language));
  if (options.json)
    host.out(`${JSON.stringify({ predictions: described.map(({ prediction }) => prediction), rows: described })}\n`);
  else if (options.out === undefined) host.out(table);
  else host.out(`${formatMessage('cli.predicted', { rows: rows.length, out: path.resolve(options.out) }, language)}\n`);
  return EXIT.ok;
}

/** Writes the model of a run in another format, proved in a fresh process. */
export async function exportCommand(
  run: string,
  options: { readonly format: string; readonly out: string; readonly json: boolean },
  context: CommandContext,
): Promise<ExitCode> {
  const result = await withTask(context, (task) =>
    exportRun(path.resolve(run), options.format, path.resolve(options.out), task),
  );
  const { out, rows, maxDifference } = result;
  const text =
    maxDifference === null
      ? formatMessage('cli.exportChecked', { out, rows }, context.language)
      : formatMessage('cli.exported', { out, rows, difference: maxDifference.toExponential(1) }, context.language);
  context.host.out(options.json ? `${JSON.stringify(result)}\n` : `${text}\n`);
  return EXIT.ok;
}

/** The split as typed, or an error that names those there are. */
export function readSplit(text: string): Split {
  const split = SPLITS.find((name) => name === text);
  if (!split) throw new AppError('cli.unknownSplit', { split: text, names: SPLITS.join(', ') });
  return split;
}

async function withTask<T>(
  { host, language, services }: CommandContext,
  use: (task: TaskContext) => Promise<T>,
): Promise<T> {
  const line = createProgressLine(host);
  const controller = new AbortController();
  const stopListening = host.onInterrupt(() => controller.abort());
  const progress: TaskContext['progress'] = (stage, done, total) => {
    if (total > 0) line.update(formatMessage(`cli.stage.${stage}`, {}, language), done / total, '');
  };
  try {
    return await use({ ...services.taskContext(progress), signal: controller.signal });
  } finally {
    stopListening();
    line.end();
  }
}

async function readRowsFrom(rows: string): Promise<RowsFrom> {
  const file = path.resolve(rows);
  const found = await stat(file).catch(() => null);
  if (!found) throw new AppError('data.fileMissing', { path: file });
  return { type: found.isDirectory() ? 'imageFolder' : 'csv', path: file };
}

/** `prediction`: the class by name, or the number; null for a row that could not be used. */
function describePrediction(
  { name, values, reason }: RowPrediction,
  classes: readonly string[] | null,
  language: CommandContext['language'],
) {
  if (!values) {
    return {
      name,
      prediction: null,
      probabilities: null,
      reason: reason && formatMessage(reason.code, reason.values, language),
    };
  }
  if (!classes) return { name, prediction: values[0] ?? null, probabilities: null, reason: null };
  const { place, all } = readProbabilities(values);
  return { name, prediction: classes[place] ?? place, probabilities: all, reason: null };
}
