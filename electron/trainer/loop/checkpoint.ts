import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../shared/base/appError.ts';
import type { Plan } from '../../../shared/pipeline/plan.ts';
import { RUN_FILES } from '../../../shared/run/runFiles.ts';
import type { ExecutorState } from './executor.ts';
import { rateStateSchema } from './learningRate.ts';
import { readTensorFile, writeTensorFile } from './tensorFile.ts';

/** Where early stopping stands: epochs without improvement. */
const patienceSchema = z.object({ wait: z.number().int().min(0), best: z.number().nullable() });

/**
 * Where the loop stood. Shuffles and random masks need no state of their own: they follow from the seed and the epoch, and
 * from the seed, the node and the step.
 */
export const loopStateSchema = z.object({
  version: z.literal(1),
  modelHash: z.string(),
  dataHash: z.string(),
  /** The epoch (from 1) that is under way, and how many of its batches are done. */
  epoch: z.number().int().min(1),
  batch: z.number().int().min(0),
  /** Steps done since the start of the run. */
  step: z.number().int().min(0),
  seed: z.number().int(),
  learningRate: z.number().min(0),
  /** What has been done to the learning rate; missing in checkpoints of the first version. */
  rate: rateStateSchema.optional(),
  /** How often the run has gone back to a checkpoint because its loss was no number. */
  rollbacks: z.number().int().min(0).optional(),
  /** Why there was nothing more to do when it was written. */
  ended: z.enum(['epochs', 'earlyStopping']).optional(),
  /** Sums of the epoch under way: a mean over the epoch must not depend on a stop in its middle. */
  epochRows: z.number().int().min(0),
  epochSums: z.record(z.string(), z.number()),
  epochCounts: z.record(z.string(), z.array(z.number())).optional(),
  trainedMs: z.number().min(0),
  best: z.object({ epoch: z.number().int(), metric: z.string(), value: z.number() }).nullable(),
  earlyStopping: patienceSchema,
  lastMetrics: z.record(z.string(), z.number()),
});
export type LoopState = z.infer<typeof loopStateSchema>;

export interface Checkpoint {
  readonly loop: LoopState;
  readonly state: ExecutorState;
}

const OPTIMIZER = 'optimizer:';

/** Writes a checkpoint, whole or not at all. Errors: those of writeTensorFile. */
export async function writeCheckpoint(file: string, { loop, state }: Checkpoint): Promise<void> {
  const optimizer = state.optimizer.map((tensor) => ({ ...tensor, name: `${OPTIMIZER}${tensor.name}` }));
  await writeTensorFile(file, { tensors: [...state.weights, ...optimizer], metadata: { loop: JSON.stringify(loop) } });
}

/** Reads a checkpoint. Errors: those of readTensorFile. */
export async function readCheckpoint(file: string): Promise<Checkpoint> {
  const { tensors, metadata } = await readTensorFile(file);
  const loop = parseLoop(metadata.loop, file);
  return {
    loop,
    state: {
      weights: tensors.filter(({ name }) => !name.startsWith(OPTIMIZER)),
      optimizer: tensors
        .filter(({ name }) => name.startsWith(OPTIMIZER))
        .map((tensor) => ({ ...tensor, name: tensor.name.slice(OPTIMIZER.length) })),
    },
  };
}

/**
 * The checkpoint that a run goes on from; null when it has none yet. Errors: those of readCheckpoint;
 * `run.checkpointOtherModel` and `run.checkpointOtherData` when it belongs to other layers or other rows.
 */
export async function readLastCheckpoint(runFolder: string, plan: Plan, dataHash: string): Promise<Checkpoint | null> {
  const checkpoint = await readCheckpoint(path.join(runFolder, RUN_FILES.lastCheckpoint)).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'run.weightsMissing') return null;
    throw error;
  });
  if (!checkpoint) return null;
  if (checkpoint.loop.modelHash !== plan.model.hash)
    throw new AppError('run.checkpointOtherModel', { path: runFolder });
  if (checkpoint.loop.dataHash !== dataHash) throw new AppError('run.checkpointOtherData', { path: runFolder });
  return checkpoint;
}

function parseLoop(text: string | undefined, file: string): LoopState {
  try {
    return loopStateSchema.parse(JSON.parse(text ?? ''));
  } catch (cause) {
    throw new AppError('run.weightsBroken', { path: file, reason: String(cause) }, { cause });
  }
}
