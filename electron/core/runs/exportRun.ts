import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../shared/base/appError.ts';
import { openPrepared } from '../../data/preparedData.ts';
import { isErrno } from '../jsonFile.ts';
import { replaceFolder } from '../writeFileAtomic.ts';
import { predictPrepared, withPreparedRows } from './predictRows.ts';
import { prepareRunData } from './prepareRunData.ts';
import { requireModel, type TaskContext } from './taskContext.ts';
import { runTrainerTask } from './trainerClient.ts';

/** Test rows that an export is proved on. */
const PROOF_ROWS = 200;
/** The largest difference that is let through, relative to the number itself where that is above 1. */
const TOLERANCE = 1e-5;

export interface ExportResult {
  readonly out: string;
  readonly files: readonly string[];
  readonly maxDifference: number;
  readonly rows: number;
}

/**
 * Writes the run's model as a TF.js LayersModel, with its proof: a fresh process that knows nothing of the run loads what
 * was written and predicts test rows; every number must be the app's own. What does not agree is not left behind.
 * @throws AppError export.folderTaken, export.proofFailed (names the difference), and those of the tasks
 */
export async function exportRun(folder: string, out: string, context: TaskContext): Promise<ExportResult> {
  await requireModel(folder);
  const target = path.resolve(out);
  await requireFreeOrExport(target);
  const rowIds = await pickProofRows(folder, context);
  return withPreparedRows(folder, { type: 'rowIds', rowIds: [...rowIds] }, context, async (preparedFolder, sources) => {
    const rows = sources.filter(({ prepared }) => prepared !== null).length;
    let maxDifference = 0;
    // Written and proved beside the target: only what agrees takes its place.
    await replaceFolder(target, async (temporary) => {
      context.progress?.('exporting', 0, 3);
      const { exported } = await runTrainerTask(
        context.launcher,
        { task: 'export', runFolder: folder, preparedFolder, format: 'tfjs', out: temporary, weights: 'best' },
        { log: context.log, signal: context.signal },
      );
      if (!exported) throw new AppError('task.noAnswer', { task: 'export' });
      context.progress?.('exporting', 1, 3);
      const expected = await predictPrepared(folder, preparedFolder, context);
      context.progress?.('exporting', 2, 3);
      const { outputs } = await runTrainerTask(
        context.launcher,
        { task: 'proveTfjs', exportFolder: temporary, preparedFolder, rows: Math.max(1, rows) },
        { log: context.log, signal: context.signal },
      );
      const proof = compareOutputs(expected.values, outputs?.[0]?.values ?? []);
      if (!proof.agrees) throw new AppError('export.proofFailed', { difference: proof.maxDifference, rows });
      maxDifference = Math.max(proof.maxDifference, exported.maxDifference);
    });
    context.progress?.('exporting', 3, 3);
    return { out: target, files: (await readdir(target)).sort(), maxDifference, rows };
  });
}

/** The largest difference of two lists of numbers, and whether each pair agrees. Lists of different length never do. */
export function compareOutputs(
  expected: readonly number[],
  actual: readonly number[],
): { readonly agrees: boolean; readonly maxDifference: number } {
  let maxDifference = 0;
  let agrees = expected.length === actual.length && expected.length > 0;
  for (const [place, value] of expected.entries()) {
    const difference = Math.abs(value - (actual[place] ?? Number.NaN));
    // NaN compares with nothing: only a difference that is known to be small passes.
    if (!(difference <= TOLERANCE * Math.max(1, Math.abs(value)))) agrees = false;
    if (Number.isNaN(difference)) return { agrees: false, maxDifference: Number.POSITIVE_INFINITY };
    maxDifference = Math.max(maxDifference, difference);
  }
  return { agrees, maxDifference };
}

/** The test split; a data set without one is proved on the rows that it has. */
async function pickProofRows(folder: string, context: TaskContext): Promise<readonly number[]> {
  const prepared = await openPrepared(
    await prepareRunData(folder, context.places, context.data, { signal: context.signal }),
  );
  const test = prepared.rowsOf('test');
  const rows = test.length > 0 ? test : prepared.rowsOf('train');
  return Array.from(rows.subarray(0, PROOF_ROWS), (row) => prepared.rowIds[row] ?? 0);
}

/** A folder that holds anything but an earlier export is not ours to replace. */
async function requireFreeOrExport(folder: string): Promise<void> {
  try {
    const names = await readdir(folder);
    if (names.length > 0 && !names.includes('model.json')) throw new AppError('export.folderTaken', { path: folder });
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return;
    if (isErrno(error, 'ENOTDIR')) throw new AppError('export.folderTaken', { path: folder });
    throw error;
  }
}
