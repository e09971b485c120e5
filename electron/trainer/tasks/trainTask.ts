import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../shared/base/appError.ts';
import { RUN_FILES } from '../../../shared/run/runFiles.ts';
import { type RunFailure, type RunState, runStateSchema } from '../../../shared/run/runRecord.ts';
import { isOver, moveRun } from '../../../shared/run/runState.ts';
import type { TrainerMessage, TrainerTask } from '../../../shared/run/trainerProtocol.ts';
import { sweepTemporaryFiles } from '../../core/writeFileAtomic.ts';
import { openPrepared, type PreparedData } from '../../data/preparedData.ts';
import { createBatchReader, orderRows } from '../loop/batchReader.ts';
import { checkIndices } from '../loop/checkIndices.ts';
import { type LoopState, readLastCheckpoint } from '../loop/checkpoint.ts';
import { CheckpointWriter } from '../loop/checkpointWriter.ts';
import { checkTargets } from '../loop/checkTargets.ts';
import type { Executor } from '../loop/executor.ts';
import { describeFailure } from '../loop/failure.ts';
import { resolveClassWeights } from '../loop/resolveClassWeights.ts';
import type { RunControl } from '../loop/runControl.ts';
import { RunJournal } from '../loop/runJournal.ts';
import { type LoopEnd, runTrainLoop } from '../loop/trainLoop.ts';
import { describeModel } from '../model/modelFolder.ts';

export type TrainTask = Extract<TrainerTask, { task: 'train' }>;

/**
 * Trains a run, or goes on with it. The run folder tells the whole story: its state is written before and after everything
 * that takes long. Returns the failure of a run that failed for a reason a person can do something about or should know;
 * null when it finished or was stopped. Errors: only where the folder itself cannot be written.
 */
export async function runTrainTask(
  task: TrainTask,
  executor: Executor,
  control: RunControl,
  say: (message: TrainerMessage) => void,
): Promise<RunFailure | null> {
  for (const folder of ['', 'checkpoints', RUN_FILES.model])
    await sweepTemporaryFiles(path.join(task.runFolder, folder));
  const journal = new RunJournal(task.runFolder, await readState(task, executor), say);
  try {
    await journal.save();
    const failure = await train(task, executor, control, journal).catch(describeFailure);
    if (failure) await journal.fail(failure);
    return failure;
  } finally {
    journal.close();
    executor.close();
  }
}

async function train(
  task: TrainTask,
  executor: Executor,
  control: RunControl,
  journal: RunJournal,
): Promise<RunFailure | null> {
  const { runFolder, preparedFolder } = task;
  const data = await openPrepared(preparedFolder);
  checkTargets(task.plan, data);
  checkIndices(task.plan, data);
  const plan = resolveClassWeights(task.plan, data);
  await executor.open(plan);
  const from = await startFrom({ ...task, plan }, executor, data);
  await describeModel(runFolder, task.plan, preparedFolder);
  journal.addEvent({ event: task.resume ? 'continued' : 'start' });
  await journal.move('started');
  const checkpoints = new CheckpointWriter(runFolder, from?.best != null, from !== null);
  const end = await runTrainLoop({ plan, executor, data, control, journal, checkpoints, from });
  return await close(journal, end);
}

/**
 * The state of the checkpoint to go on from; null for a fresh run (or one that was killed before its first checkpoint), whose
 * first batch is tried out before it counts.
 */
async function startFrom(task: TrainTask, executor: Executor, data: PreparedData): Promise<LoopState | null> {
  const { plan, runFolder } = task;
  const checkpoint = task.resume ? await readLastCheckpoint(runFolder, plan, data.description.hash) : null;
  if (checkpoint) {
    executor.restore(checkpoint.state);
    return checkpoint.loop;
  }
  const before = executor.save();
  const rows = orderRows(data.rowsOf('train'), plan.training, 1).subarray(0, plan.training.batchSize);
  try {
    executor.trainStep(createBatchReader(plan, data).read(rows), 0);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('run.dryRunFailed', { reason: String(cause) }, { cause });
  }
  executor.restore(before);
  return null;
}

async function close(journal: RunJournal, end: LoopEnd): Promise<RunFailure | null> {
  if (end.type === 'failed') return end.failure;
  journal.addEvent(end.type === 'stopped' ? { event: 'stopped' } : { event: 'finished', reason: end.reason });
  await journal.move(end.type);
  return null;
}

/** The state that core wrote, made ready for this start; a fresh one where there is none. */
async function readState({ runFolder, plan, resume }: TrainTask, { engine }: Executor): Promise<RunState> {
  const now = Date.now();
  const fresh: RunState = {
    state: 'preparing',
    epoch: 0,
    epochs: plan.training.epochs,
    step: 0,
    stepsPerEpoch: 0,
    startedAt: now,
    updatedAt: now,
    trainedMs: 0,
    engine,
    failure: null,
    best: null,
    lastMetrics: {},
  };
  if (!resume) return fresh;
  const text = await readFile(path.join(runFolder, RUN_FILES.state), 'utf8').catch(() => null);
  const read = text === null ? null : runStateSchema.safeParse(JSON.parse(text)).data;
  if (!read) return fresh;
  // A killed trainer leaves a state that is not over; going on from it is the same.
  const state = isOver(read.state) ? (moveRun(read.state, 'continued') ?? 'preparing') : 'preparing';
  return { ...read, state, epochs: plan.training.epochs, engine, failure: null, updatedAt: now };
}
