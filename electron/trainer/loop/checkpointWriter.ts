import path from 'node:path';
import { RUN_FILES } from '../../../shared/run/runFiles.ts';
import { writeModelWeights } from '../model/modelFolder.ts';
import { type Checkpoint, readCheckpoint, writeCheckpoint } from './checkpoint.ts';
import type { ExecutorState, NamedTensor } from './executor.ts';

/** Epochs of a tiny model take milliseconds: flushing the disk after each would cost more than the training. */
const INTERVAL_MS = 250;
/** In a long epoch no more than this much work is at risk. */
const OVERDUE_MS = 60_000;

/** Writes the checkpoints of a run and the weights that its `model/` offers. */
export class CheckpointWriter {
  private writtenAt = performance.now();
  /** Better than what is on disk, and not there yet. */
  private best: { readonly checkpoint: Checkpoint; readonly epoch: number } | null = null;

  /** `hasBest`, `hasLast`: the run that goes on has found good weights before, and has a checkpoint to go back to. */
  constructor(
    private readonly runFolder: string,
    private hasBest: boolean,
    private hasLast = false,
  ) {}

  /** True when the last checkpoint is old enough for another that nobody has to wait for. */
  isDue(): boolean {
    return performance.now() - this.writtenAt >= INTERVAL_MS;
  }

  /** True when a checkpoint should be made although the epoch is not over. */
  isOverdue(): boolean {
    return performance.now() - this.writtenAt >= OVERDUE_MS;
  }

  /** Keeps the best state so far for the next `write`. */
  keepBest(checkpoint: Checkpoint, epoch: number): void {
    this.best = { checkpoint, epoch };
  }

  /** Writes the last state, and the best one where it has changed. `epoch`: the one the weights come from. */
  async write(last: Checkpoint, epoch: number): Promise<void> {
    await this.writeBest();
    // A run that is stopped in its first epoch has nothing better to offer.
    if (!this.hasBest) await writeModelWeights(this.runFolder, 'best', weightsOfModel(last.state), epoch);
    await writeModelWeights(this.runFolder, 'last', weightsOfModel(last.state), epoch);
    // Last, so that a checkpoint never speaks of weights that are not there.
    await writeCheckpoint(this.file(RUN_FILES.lastCheckpoint), last);
    this.hasLast = true;
    this.writtenAt = performance.now();
  }

  /** The last checkpoint of this run; null when none is written yet. */
  async readLast(): Promise<Checkpoint | null> {
    return this.hasLast ? await readCheckpoint(this.file(RUN_FILES.lastCheckpoint)) : null;
  }

  /** Writes the best state where it is better than what is on disk. */
  async writeBest(): Promise<void> {
    if (!this.best) return;
    await writeCheckpoint(this.file(RUN_FILES.bestCheckpoint), this.best.checkpoint);
    await writeModelWeights(this.runFolder, 'best', weightsOfModel(this.best.checkpoint.state), this.best.epoch);
    this.best = null;
    this.hasBest = true;
  }

  /** Makes the best weights the model's last ones; the checkpoint to go on from stays as it is. */
  async restoreBest(): Promise<void> {
    const { state, loop } = await readCheckpoint(this.file(RUN_FILES.bestCheckpoint));
    await writeModelWeights(this.runFolder, 'last', weightsOfModel(state), loop.best?.epoch ?? loop.epoch);
  }

  private file(name: string): string {
    return path.join(this.runFolder, name);
  }
}

/** What a trained model predicts with: the moving averages of its weights, where the optimizer keeps them. */
export function weightsOfModel({ weights, optimizer }: ExecutorState): readonly NamedTensor[] {
  const averages = new Map(optimizer.map((slot) => [slot.name, slot.data]));
  return weights.map((weight) => ({
    ...weight,
    data: averages.get(`optimizer/${weight.name}/average`) ?? weight.data,
  }));
}
