import { rm } from 'node:fs/promises';
import { AppError } from '../../../shared/base/appError.ts';
import type { DataContract } from '../../../shared/ipc/dataContract.ts';
import type { CallInput, CallOutput } from '../../../shared/ipc/rpc.ts';
import { readRunInfo, runPaths } from './runFolder.ts';
import { readSeenImages } from './seenImages.ts';
import { requireModel, type TaskContext } from './taskContext.ts';
import { runTrainerTask } from './trainerClient.ts';
import type { WarmModel } from './warmModel.ts';

export type RowsFrom = CallInput<DataContract, 'prepareNewRows'>['from'];
type RowSource = CallOutput<DataContract, 'prepareNewRows'>['sources'][number];

/** What the model says about one row that was asked for, in the order of the question. */
export interface RowPrediction {
  readonly name: string;
  /** The first output of the model; null for a row that could not be prepared. */
  readonly values: number[] | null;
  readonly reason: RowSource['reason'];
  /** What the network saw, as a PNG data URL; null when that is no image, or nobody asked. */
  readonly seen: string | null;
}

/**
 * Prepares rows with what the run's preparation learned in training, and predicts them with its best weights. A dropped
 * row keeps its place, without values and with the reason.
 */
export async function predictRows(
  folder: string,
  from: RowsFrom,
  context: TaskContext,
  options: {
    /** Also what the network saw. */
    readonly seen?: boolean;
    /** For a few rows at a time: a process that has the model open already. */
    readonly warm?: WarmModel;
  } = {},
): Promise<readonly RowPrediction[]> {
  await requireModel(folder);
  return withPreparedRows(folder, from, context, async (preparedFolder, sources) => {
    const prepared = sources.filter((source) => source.prepared !== null).length;
    const ask = () => options.warm?.predict(folder, preparedFolder) ?? predictPrepared(folder, preparedFolder, context);
    const output = prepared === 0 ? null : await ask();
    const seen = options.seen && prepared > 0 ? await readSeenImages(preparedFolder) : null;
    return sources.map(({ name, prepared: row, reason }) => ({
      name,
      values: row === null || !output ? null : output.values.slice(row * output.width, (row + 1) * output.width),
      reason,
      seen: row === null || !seen ? null : seen(row),
    }));
  });
}

/** Prepares rows into a folder of their own, and deletes it after use. */
export async function withPreparedRows<T>(
  folder: string,
  from: RowsFrom,
  context: TaskContext,
  use: (preparedFolder: string, sources: readonly RowSource[]) => Promise<T>,
): Promise<T> {
  const { projectFolder } = await readRunInfo(folder);
  const rows = await context.data.call(
    'prepareNewRows',
    {
      projectFolder,
      resourcesFolder: context.places.resources,
      modelFolder: runPaths(folder).model,
      from,
      cacheFolder: context.places.cache,
    },
    {
      signal: context.signal,
      progress: ({ stage, done, total }) => context.progress?.(stage, done, total),
    },
  );
  try {
    return await use(rows.folder, rows.sources);
  } finally {
    await rm(rows.folder, { recursive: true, force: true });
  }
}

/** The first output of the model for every row of a prepared folder. */
export async function predictPrepared(
  folder: string,
  preparedFolder: string,
  context: TaskContext,
): Promise<{ readonly width: number; readonly values: number[] }> {
  const { outputs } = await runTrainerTask(
    context.launcher,
    { task: 'predict', runFolder: folder, preparedFolder, weights: 'best' },
    { ...context, progress: (done, total) => context.progress?.('predicting', done, total) },
  );
  const output = outputs?.[0];
  if (!output) throw new AppError('task.noAnswer', { task: 'predict' });
  return output;
}
