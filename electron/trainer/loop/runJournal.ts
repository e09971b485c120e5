import fs from 'node:fs';
import path from 'node:path';
import { stringifySorted } from '../../../shared/base/hash.ts';
import type { RunEvent } from '../../../shared/run/runEvents.ts';
import { RUN_FILES } from '../../../shared/run/runFiles.ts';
import type { MetricPoint, RunFailure, RunState } from '../../../shared/run/runRecord.ts';
import { moveRun, type RunEventName } from '../../../shared/run/runState.ts';
import type { TrainerMessage } from '../../../shared/run/trainerProtocol.ts';
import type { Statistics } from '../../../shared/run/weightStatistics.ts';
import { toWriteError, writeFileAtomic } from '../../core/writeFileAtomic.ts';

type NewEvent = RunEvent extends infer E ? (E extends RunEvent ? Omit<E, 'at' | 'epoch' | 'step'> : never) : never;

/** Writes down what happens to a run, in its folder and to whoever listens: first on disk, then said. */
export class RunJournal {
  private readonly metricsFile: number;
  private readonly eventsFile: number;

  constructor(
    private readonly folder: string,
    private state: RunState,
    private readonly say: (message: TrainerMessage) => void,
  ) {
    this.metricsFile = openLines(path.join(folder, RUN_FILES.metrics));
    this.eventsFile = openLines(path.join(folder, RUN_FILES.events));
  }

  get current(): RunState {
    return this.state;
  }

  /** Changes what is known without a change of state. Not written until the next `save` or `move`. */
  update(changes: Partial<Omit<RunState, 'state'>>): void {
    this.state = { ...this.state, ...changes, updatedAt: Date.now() };
  }

  /** Moves to a state that is over in a moment: it is said at once, and not worth the wait for a disk. */
  announce(event: RunEventName): void {
    const state = moveRun(this.state.state, event);
    if (!state) throw new Error(`A run that is ${this.state.state} cannot be ${event}`);
    this.state = { ...this.state, state, updatedAt: Date.now() };
    this.say({ message: 'state', state: this.state });
  }

  /** Moves to the state that the event leads to, writes it and says so. An event that has no place here is a bug. */
  async move(event: RunEventName, changes: Partial<Omit<RunState, 'state'>> = {}): Promise<void> {
    const state = moveRun(this.state.state, event);
    if (!state) throw new Error(`A run that is ${this.state.state} cannot be ${event}`);
    this.update(changes);
    this.state = { ...this.state, state };
    await this.save();
  }

  /** Replaces `state.json` and says the state. */
  async save(): Promise<void> {
    const file = path.join(this.folder, RUN_FILES.state);
    try {
      await writeFileAtomic(file, `${stringifySorted(this.state, 2)}\n`);
    } catch (error) {
      throw toWriteError(error, file);
    }
    this.say({ message: 'state', state: this.state });
  }

  /** Moves to `failed`. What failed may be the disk itself: then it is at least said. */
  async fail(failure: RunFailure): Promise<void> {
    try {
      this.addEvent({ event: 'failed', failure });
      await this.move('failed', { failure });
    } catch (error) {
      console.error(error);
      this.say({ message: 'state', state: { ...this.state, state: 'failed', failure } });
    }
  }

  /** Appends to `events.jsonl` and flushes it. */
  addEvent(event: NewEvent): void {
    const { epoch, step } = this.state;
    this.append(this.eventsFile, [stringifySorted({ ...event, at: Date.now(), epoch, step })], RUN_FILES.events);
    fs.fsyncSync(this.eventsFile);
  }

  /** Appends to `metrics.jsonl`, then says the points. */
  addPoints(points: readonly MetricPoint[]): void {
    this.append(
      this.metricsFile,
      points.map((point) => JSON.stringify(point)),
      RUN_FILES.metrics,
    );
    this.say({ message: 'metrics', points: [...points] });
  }

  /** Says statistics of the weights. They are for looking at and not kept. */
  tellStatistics(statistics: Statistics): void {
    this.say({ message: 'statistics', statistics });
  }

  flushMetrics(): void {
    fs.fsyncSync(this.metricsFile);
  }

  close(): void {
    fs.closeSync(this.metricsFile);
    fs.closeSync(this.eventsFile);
  }

  private append(file: number, lines: readonly string[], name: string): void {
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
    try {
      // A write may stop short; on a full disk the next one then says so.
      for (let done = 0; done < bytes.length; ) done += fs.writeSync(file, bytes, done);
    } catch (error) {
      throw toWriteError(error, path.join(this.folder, name));
    }
  }
}

/** Opens a file of lines for appending; a line that a killed process left unfinished is ended first. */
function openLines(file: string): number {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const handle = fs.openSync(file, 'a+');
  const { size } = fs.fstatSync(handle);
  const last = Buffer.alloc(1);
  if (size > 0 && fs.readSync(handle, last, 0, 1, size - 1) === 1 && last.toString() !== '\n') {
    fs.writeSync(handle, '\n');
  }
  return handle;
}
