import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { AppError } from '../../../shared/base/appError.ts';
import { type ExportFormatInfo, exportFormatIds, exportFormats } from '../../../shared/run/exportFormats.ts';
import type { OutputRows } from '../../../shared/run/trainerProtocol.ts';
import { openPrepared } from '../../data/preparedData.ts';
import { isErrno } from '../jsonFile.ts';
import { replaceFolder } from '../writeFileAtomic.ts';
import { type Comparison, compareOutputs } from './compareOutputs.ts';
import { withPreparedRows } from './predictRows.ts';
import { prepareRunData } from './prepareRunData.ts';
import { requireModel, type TaskContext } from './taskContext.ts';
import { runTrainerTask } from './trainerClient.ts';

/** Rows that an export is proved on. */
const PROOF_ROWS = 200;
/** Lies in every export. */
const SIDECAR_FILE = 'tensorloom.json';

export interface ExportResult {
  readonly format: string;
  readonly out: string;
  readonly files: readonly string[];
  readonly proof: ExportFormatInfo['proof'];
  /** Null where the runtime of the format is not part of the app: see `proof`. */
  readonly maxDifference: number | null;
  readonly rows: number;
}

interface ExportJob {
  readonly folder: string;
  readonly format: string;
  readonly preparedFolder: string;
  readonly context: TaskContext;
}

/**
 * Writes the run's model in a format, with its proof: a fresh process that knows nothing of the run loads what was written
 * and predicts real rows; every number must be the app's own. What does not agree is not left behind.
 * @throws AppError export.unknownFormat, export.folderTaken, export.proofFailed (names row and layer), and those of the tasks
 */
export async function exportRun(
  folder: string,
  format: string,
  out: string,
  context: TaskContext,
): Promise<ExportResult> {
  const info = exportFormats.find(({ id }) => id === format);
  if (!info) throw new AppError('export.unknownFormat', { format, names: exportFormatIds().join(', ') });
  await requireModel(folder);
  const target = path.resolve(out);
  await requireFreeOrExport(target);
  const rowIds = await pickProofRows(folder, context);
  return withPreparedRows(folder, { type: 'rowIds', rowIds: [...rowIds] }, context, async (preparedFolder, sources) => {
    const rows = sources.filter(({ prepared }) => prepared !== null);
    const job: ExportJob = { folder, format, preparedFolder, context };
    let maxDifference: number | null = null;
    // Written and proved beside the target: only what agrees takes its place.
    await replaceFolder(target, async (temporary) => {
      context.progress?.('exporting', 0, 2);
      const expected = await writeExport(job, temporary, false);
      context.progress?.('exporting', 1, 2);
      if (info.proof !== 'predictions') return;
      const proof = compareOutputs(expected, await predictExport(job, temporary));
      if (!proof.agrees) {
        const { layer, row } = (await findParting(job)) ?? proof.parting ?? { layer: '', row: 0 };
        const name = rows.find(({ prepared }) => prepared === row)?.name ?? String(row + 1);
        throw new AppError('export.proofFailed', {
          difference: proof.maxDifference,
          rows: rows.length,
          row: name,
          layer,
        });
      }
      maxDifference = proof.maxDifference;
    });
    context.progress?.('exporting', 2, 2);
    const files = (await readdir(target)).sort();
    return { format, out: target, files, proof: info.proof, maxDifference, rows: rows.length };
  });
}

/** Returns what the app itself predicts. With `everyLayer`, every layer is an output. */
async function writeExport(
  { folder, format, preparedFolder, context }: ExportJob,
  out: string,
  everyLayer: boolean,
): Promise<readonly OutputRows[]> {
  const { exported, outputs } = await runTrainerTask(
    context.launcher,
    { task: 'export', runFolder: folder, preparedFolder, format, out, weights: 'best', everyLayer },
    { log: context.log, signal: context.signal },
  );
  if (!exported || !outputs) throw new AppError('task.noAnswer', { task: 'export' });
  return outputs;
}

async function predictExport(
  { format, preparedFolder, context }: ExportJob,
  exportFolder: string,
): Promise<readonly OutputRows[]> {
  const { outputs } = await runTrainerTask(
    context.launcher,
    { task: 'prove', exportFolder, preparedFolder, format },
    { log: context.log, signal: context.signal },
  );
  return outputs ?? [];
}

/** The first layer, in the order of computing, whose numbers differ; null where none does when all are looked at. */
async function findParting(job: ExportJob): Promise<Comparison['parting']> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tensorloom-parting-'));
  try {
    const out = path.join(folder, 'model');
    const expected = await writeExport(job, out, true);
    return compareOutputs(expected, await predictExport(job, out)).parting;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The test split first: a data set with few such rows is proved on others too. */
async function pickProofRows(folder: string, context: TaskContext): Promise<readonly number[]> {
  const prepared = await openPrepared(
    await prepareRunData(folder, context.places, context.data, { signal: context.signal }),
  );
  const rows = (['test', 'validation', 'train'] as const).flatMap((split) =>
    Array.from(prepared.rowsOf(split).subarray(0, PROOF_ROWS)),
  );
  return rows.slice(0, PROOF_ROWS).map((row) => prepared.rowIds[row] ?? 0);
}

/** A folder that holds anything but an earlier export is not ours to replace. */
async function requireFreeOrExport(folder: string): Promise<void> {
  try {
    const names = await readdir(folder);
    if (names.length > 0 && !names.includes(SIDECAR_FILE)) throw new AppError('export.folderTaken', { path: folder });
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return;
    if (isErrno(error, 'ENOTDIR')) throw new AppError('export.folderTaken', { path: folder });
    throw error;
  }
}
