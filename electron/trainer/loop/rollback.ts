import type { Plan } from '../../../shared/pipeline/plan.ts';
import type { RunFailure } from '../../../shared/run/runRecord.ts';
import type { LoopState } from './checkpoint.ts';
import type { CheckpointWriter } from './checkpointWriter.ts';
import type { Batch, Executor, StepSums } from './executor.ts';
import { explainNonFinite } from './explainNonFinite.ts';
import type { Patience } from './patience.ts';

/** A loss that is no number again and again is not cured by smaller steps. */
const MAX_ROLLBACKS = 3;
const USUAL_ROLLBACK_FACTOR = 0.5;
/** Causes that smaller steps can cure. */
const CURABLE: ReadonlySet<string> = new Set(['run.nanLearningRate', 'run.nanUnscaled']);

/** What a run has besides its weights, and takes up again with a checkpoint. */
export interface Standing {
  readonly epoch: number;
  /** Batches of the epoch that are done. */
  readonly batch: number;
  readonly step: number;
  readonly best: LoopState['best'];
  readonly patience: Patience;
  /** The sums of the epoch under way; null at the start of the run. */
  readonly sums: StepSums | null;
}

/** The standing that a checkpoint keeps; that of the start of the run for null. */
export function readStanding(loop: LoopState | null): Standing {
  if (!loop) return { epoch: 1, batch: 0, step: 0, best: null, patience: { wait: 0, best: null }, sums: null };
  const { epoch, batch, step, best, earlyStopping: patience, epochRows, epochSums, epochCounts = {} } = loop;
  return { epoch, batch, step, best, patience, sums: { rows: epochRows, sums: epochSums, counts: epochCounts } };
}

/** What was seen that is no number, and where the run stood. */
interface Trouble {
  /** The batch after which it was seen. */
  readonly batch: Batch;
  readonly epoch: number;
  readonly step: number;
  readonly learningRate: number;
  /** How often the run has gone back before. */
  readonly rollbacks: number;
}

type Rollback =
  | { readonly type: 'failed'; readonly failure: RunFailure }
  | {
      readonly type: 'rolledBack';
      readonly failure: RunFailure;
      /** The checkpoint that the executor has the weights of; null: those of the start. */
      readonly to: LoopState | null;
      /** What the learning rate of that checkpoint is to be multiplied by. */
      readonly scale: number;
    };

/**
 * A loss or weights that are no numbers: the executor goes back to the last good checkpoint, where the plan says so and where
 * smaller steps can help; else the run has failed, with an explanation, and its best weights are written.
 * Errors: those of the executor and of reading and writing.
 */
export async function rollBack(
  { plan, executor, checkpoints }: { plan: Plan; executor: Executor; checkpoints: CheckpointWriter },
  { rollbacks, ...seen }: Trouble,
): Promise<Rollback> {
  const failure = explainNonFinite({ plan, ...seen });
  const { onNonFinite, rollbackFactor = USUAL_ROLLBACK_FACTOR } = plan.training;
  if (onNonFinite !== 'rollback' || rollbacks >= MAX_ROLLBACKS || !CURABLE.has(failure.code)) {
    await checkpoints.writeBest();
    return { type: 'failed', failure };
  }
  const checkpoint = await checkpoints.readLast();
  if (checkpoint) executor.restore(checkpoint.state);
  else await executor.open(plan);
  // What was lowered before the last checkpoint is in its state; what was lowered since must not be forgotten.
  const scale = rollbackFactor ** (rollbacks + 1 - (checkpoint?.loop.rollbacks ?? 0));
  return { type: 'rolledBack', failure, to: checkpoint?.loop ?? null, scale };
}
