import type { Plan } from '../../../shared/pipeline/plan.ts';
import type { RunFailure } from '../../../shared/run/runRecord.ts';
import type { PreparedData } from '../../data/preparedData.ts';
import { type BatchReader, createBatchReader, orderRows } from './batchReader.ts';
import type { Checkpoint, LoopState } from './checkpoint.ts';
import type { CheckpointWriter } from './checkpointWriter.ts';
import { createFinisher, type Finisher } from './countedMetrics.ts';
import type { Executor, ExecutorState } from './executor.ts';
import { hasFiniteSums, hasFiniteWeights } from './finiteNumbers.ts';
import { LearningRate } from './learningRate.ts';
import { MetricLog, SumKeeper } from './metricLog.ts';
import { type Patience, readWatch, type Watch, watchEpoch } from './patience.ts';
import { readStanding, rollBack, type Standing } from './rollback.ts';
import type { RunControl } from './runControl.ts';
import type { RunJournal } from './runJournal.ts';

/** The loop yields this often, so that pause and stop are heard; a step that takes longer is its own bound. */
const YIELD_MS = 40;
/** Validation has no gradient: larger batches fit the same memory and time. */
const VALIDATION_BATCHES = 4;

export interface TrainLoop {
  readonly plan: Plan;
  readonly executor: Executor;
  readonly data: PreparedData;
  readonly control: RunControl;
  readonly journal: RunJournal;
  readonly checkpoints: CheckpointWriter;
  /** Set when the run goes on; the executor has its weights already. */
  readonly from: LoopState | null;
}

export type LoopEnd =
  | { readonly type: 'stopped' }
  | { readonly type: 'finished'; readonly reason: 'epochs' | 'earlyStopping' }
  | { readonly type: 'failed'; readonly failure: RunFailure };

/** The epoch is to be taken up again from where a checkpoint stands. */
const AGAIN = 'again';
type EpochEnd = LoopEnd | typeof AGAIN | null;

/**
 * Trains until the last epoch, until nothing improves any more, or until told to stop; leaves a checkpoint in each case
 * but a loss that is no number. Every random choice follows from seed and position, so a run that goes on from a checkpoint
 * gives the bits of one that was never interrupted. Errors: those of the executor and of writing.
 */
export async function runTrainLoop(setup: TrainLoop): Promise<LoopEnd> {
  return new Loop(setup).run();
}

class Loop {
  private readonly trainRows: Uint32Array;
  private readonly validationRows: Uint32Array;
  private readonly reader: BatchReader;
  private readonly watch: Watch;
  private readonly log: MetricLog;
  private readonly finish: Finisher;
  private readonly epochSums: SumKeeper;
  private readonly stepsPerEpoch: number;

  private epoch = 1;
  /** Batches of the epoch that are done. */
  private batch = 0;
  private step = 0;
  /** The rate that the executor has, and what says which it should have. */
  private learningRate: number;
  private readonly rate: LearningRate;
  private rollbacks: number;
  private patience: Patience = { wait: 0, best: null };
  private best: LoopState['best'] = null;

  /** Milliseconds of training up to `since`, and when the clock was started; null while paused. */
  private trainedMs: number;
  private since: number | null = null;
  private yieldedAt = performance.now();
  private epochStart = { at: 0, rows: 0 };

  constructor(private readonly setup: TrainLoop) {
    const { plan, data, from, journal } = setup;
    this.finish = createFinisher(plan.training);
    this.epochSums = new SumKeeper(this.finish);
    this.trainRows = data.rowsOf('train');
    this.validationRows = data.rowsOf('validation');
    this.reader = createBatchReader(plan, data);
    this.watch = readWatch(plan.training, this.validationRows.length > 0);
    this.stepsPerEpoch = Math.ceil(this.trainRows.length / plan.training.batchSize);
    this.standAt(readStanding(from));
    const hasValidation = this.validationRows.length > 0;
    this.rate = new LearningRate(plan.training, {
      stepsPerEpoch: this.stepsPerEpoch,
      hasValidation,
      from: from?.rate ?? null,
    });
    // A checkpoint without the state of the rate is of a version that had no schedules.
    if (from && !from.rate) this.rate.set(from.learningRate, this.step);
    this.learningRate = this.rate.at(this.step);
    this.rollbacks = from?.rollbacks ?? 0;
    // A run that had given up and is told to go on has its patience back, all of it.
    if (from?.ended === 'earlyStopping') this.patience = { ...this.patience, wait: 0 };
    this.trainedMs = from?.trainedMs ?? 0;
    this.log = new MetricLog((points) => journal.addPoints(points), from !== null, this.trainedMs, this.finish);
  }

  async run(): Promise<LoopEnd> {
    const { plan, executor, journal } = this.setup;
    executor.setLearningRate(this.learningRate);
    this.since = performance.now();
    this.note();
    await journal.save();
    try {
      while (this.epoch <= plan.training.epochs) {
        this.epochStart = { at: this.trained(), rows: this.epochSums.rows };
        const end = (await this.trainEpoch()) ?? (await this.closeEpoch());
        if (end === AGAIN) continue;
        if (end) return end;
        this.epoch += 1;
        this.batch = 0;
      }
      return { type: 'finished', reason: 'epochs' };
    } finally {
      this.log.flush(performance.now());
      this.note();
      journal.flushMetrics();
    }
  }

  /** The batches of the epoch that are not done yet. */
  private async trainEpoch(): Promise<EpochEnd> {
    const { plan, executor, checkpoints, control, journal } = this.setup;
    const { batchSize } = plan.training;
    const order = orderRows(this.trainRows, plan.training, this.epoch);
    while (this.batch < this.stepsPerEpoch) {
      if (await this.pace()) return await this.stop();
      const rows = order.subarray(this.batch * batchSize, (this.batch + 1) * batchSize);
      const learningRate = this.rate.at(this.step);
      if (learningRate !== this.learningRate) {
        executor.setLearningRate(learningRate);
        this.learningRate = learningRate;
      }
      const batch = this.reader.read(rows, this.epoch);
      if (control.takeStatisticsRequest()) {
        journal.tellStatistics({
          epoch: this.epoch,
          step: this.step,
          weights: [...executor.statistics(batch, this.step)],
        });
      }
      const sums = executor.trainStep(batch, this.step);
      if (!hasFiniteSums(sums)) return await this.recover(rows);
      this.batch += 1;
      this.step += 1;
      this.epochSums.add(sums);
      this.log.addStep(sums, this.place(), performance.now());
      if (checkpoints.isOverdue() && !(await this.checkpoint(true))) return await this.recover(rows);
    }
    return null;
  }

  /** Validation, the line of the epoch, the best weights, the checkpoint, and whether to go on. */
  private async closeEpoch(): Promise<EpochEnd> {
    const { journal, checkpoints } = this.setup;
    const rows = this.epochSums.rows - this.epochStart.rows;
    const trainedIn = this.trained() - this.epochStart.at;
    const validation = await this.validate();
    if (validation === 'stop') return await this.stop();
    const values = { ...this.epochSums.means(), ...validation };
    const samplesPerSecond = (rows / Math.max(trainedIn, 1e-3)) * 1000;
    this.log.addEpoch(values, samplesPerSecond, this.place(), performance.now());
    this.epochSums.clear();
    const value = values[this.watch.key];
    const { improved, isOver, ...patience } = watchEpoch(this.watch, this.patience, value, this.epoch);
    this.patience = patience;
    this.lowerOnPlateau(values);
    if (improved && value !== undefined) {
      const state = this.saveNumbers();
      if (!state) return await this.recover(this.lastRows());
      this.best = { epoch: this.epoch, metric: this.watch.key, value };
      checkpoints.keepBest({ loop: this.loopState(this.epoch + 1, 0, values), state }, this.epoch);
    }
    journal.update({ lastMetrics: values });
    const ended = isOver ? 'earlyStopping' : this.epoch >= this.setup.plan.training.epochs ? 'epochs' : undefined;
    const isWritten = await this.checkpoint(ended !== undefined, values, ended);
    if (!isWritten) return await this.recover(this.lastRows());
    journal.flushMetrics();
    if (!isOver) return null;
    if (this.watch.restoreBest) await checkpoints.restoreBest();
    return { type: 'finished', reason: 'earlyStopping' };
  }

  private lowerOnPlateau(values: Readonly<Record<string, number>>): void {
    const from = this.rate.at(this.step);
    if (!this.rate.closeEpoch(values, this.step)) return;
    this.note();
    this.setup.journal.addEvent({ event: 'learningRateChanged', from, to: this.rate.at(this.step) });
  }

  /** The rows of the last batch of the epoch. */
  private lastRows(): Uint32Array {
    const { training } = this.setup.plan;
    const order = orderRows(this.trainRows, training, this.epoch);
    return order.subarray((this.stepsPerEpoch - 1) * training.batchSize);
  }

  /** Goes on from the last good checkpoint with a lower learning rate, or ends. `rows`: the batch after which it was seen. */
  private async recover(rows: Uint32Array): Promise<LoopEnd | typeof AGAIN> {
    const { executor, journal } = this.setup;
    const { epoch, step, learningRate, rollbacks } = this;
    const batch = this.reader.read(rows, this.epoch);
    const rollback = await rollBack(this.setup, { batch, epoch, step, learningRate, rollbacks });
    if (rollback.type === 'failed') return rollback;
    const { failure, to, scale } = rollback;
    this.note();
    this.rollbacks += 1;
    this.standAt(readStanding(to));
    this.log.goBack(this.trained());
    this.rate.restore(to?.rate ?? null);
    this.rate.scale(scale);
    this.learningRate = this.rate.at(this.step);
    executor.setLearningRate(this.learningRate);
    const now = { toEpoch: this.epoch, toStep: this.step, learningRate: this.learningRate };
    journal.addEvent({ event: 'rolledBack', failure, ...now });
    journal.update({ rolledBack: { times: this.rollbacks, epoch, learningRate: this.learningRate } });
    this.note();
    await journal.save();
    return AGAIN;
  }

  private standAt({ epoch, batch, step, best, patience, sums }: Standing): void {
    [this.epoch, this.batch, this.step] = [epoch, batch, step];
    [this.best, this.patience] = [best, patience];
    this.epochSums.clear();
    if (sums) this.epochSums.add(sums);
  }

  private async validate(): Promise<Readonly<Record<string, number>> | 'stop'> {
    const { plan, executor } = this.setup;
    const size = plan.training.batchSize * VALIDATION_BATCHES;
    const sums = new SumKeeper(this.finish);
    for (let from = 0; from < this.validationRows.length; from += size) {
      if (await this.pace()) return 'stop';
      sums.add(executor.evaluateStep(this.reader.read(this.validationRows.subarray(from, from + size))));
    }
    return Object.fromEntries(Object.entries(sums.means()).map(([key, mean]) => [`val_${key}`, mean]));
  }

  /** Lets messages in, waits while paused, takes a new learning rate; true when the run is to stop. */
  private async pace(): Promise<boolean> {
    const { control, executor, journal } = this.setup;
    if (performance.now() - this.yieldedAt >= YIELD_MS) {
      await new Promise(setImmediate);
      this.yieldedAt = performance.now();
    }
    if (control.isPausing) await this.rest();
    const learningRate = control.takeLearningRate();
    if (learningRate !== null && learningRate !== this.learningRate) {
      executor.setLearningRate(learningRate);
      this.note();
      journal.addEvent({ event: 'learningRateChanged', from: this.learningRate, to: learningRate });
      this.rate.set(learningRate, this.step);
      this.learningRate = learningRate;
    }
    return control.isStopping;
  }

  private async rest(): Promise<void> {
    const { control, journal } = this.setup;
    this.trainedMs = this.trained();
    this.since = null;
    this.log.flush(performance.now());
    this.note();
    await journal.move('pause');
    journal.addEvent({ event: 'pause' });
    await control.waitWhilePaused();
    if (!control.isStopping) {
      await journal.move('resume');
      journal.addEvent({ event: 'resume' });
    }
    this.since = performance.now();
  }

  private async stop(): Promise<LoopEnd> {
    const { journal } = this.setup;
    journal.announce('stop');
    this.log.flush(performance.now());
    await this.checkpoint(true);
    return { type: 'stopped' };
  }

  /**
   * `values`: those of the epoch that has just been closed; the checkpoint then stands at the start of the next. False when
   * the weights are no numbers any more: such a state is never written over a good one.
   */
  private async checkpoint(
    isForced: boolean,
    values?: Readonly<Record<string, number>>,
    ended?: LoopState['ended'],
  ): Promise<boolean> {
    const { checkpoints, journal } = this.setup;
    if (!isForced && !checkpoints.isDue()) return true;
    const state = this.saveNumbers();
    if (!state) return false;
    const [epoch, batch] = values ? [this.epoch + 1, 0] : [this.epoch, this.batch];
    const lastMetrics = values ?? journal.current.lastMetrics;
    const loop = { ...this.loopState(epoch, batch, lastMetrics), ...(ended ? { ended } : {}) };
    const checkpoint: Checkpoint = { loop, state };
    // What a checkpoint has behind it is in the log first: a kill between the two would leave a hole in the curve.
    this.log.flush(performance.now());
    journal.flushMetrics();
    await checkpoints.write(checkpoint, this.epoch);
    this.note();
    await journal.save();
    return true;
  }

  /** The state of the executor; null when a weight is no number. */
  private saveNumbers(): ExecutorState | null {
    const state = this.setup.executor.save();
    return hasFiniteWeights(state) ? state : null;
  }

  private loopState(epoch: number, batch: number, lastMetrics: Readonly<Record<string, number>>): LoopState {
    const { plan, data } = this.setup;
    return {
      version: 1,
      modelHash: plan.model.hash,
      dataHash: data.description.hash,
      epoch,
      batch,
      step: this.step,
      seed: plan.training.seed,
      learningRate: this.learningRate,
      rate: this.rate.save(),
      rollbacks: this.rollbacks,
      epochRows: this.epochSums.rows,
      epochSums: { ...this.epochSums.sums },
      epochCounts: structuredClone(this.epochSums.counts),
      trainedMs: this.trained(),
      best: this.best,
      earlyStopping: this.patience,
      lastMetrics: { ...lastMetrics },
    };
  }

  private place() {
    return { epoch: this.epoch, step: this.step, at: this.trained(), learningRate: this.learningRate };
  }

  private trained(): number {
    return this.trainedMs + (this.since === null ? 0 : performance.now() - this.since);
  }

  private note(): void {
    const { plan, journal } = this.setup;
    journal.update({
      epoch: Math.min(this.epoch, plan.training.epochs),
      step: this.step,
      stepsPerEpoch: this.stepsPerEpoch,
      trainedMs: this.trained(),
      best: this.best,
    });
  }
}
