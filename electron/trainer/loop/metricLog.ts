import type { MetricPoint } from '../../../shared/run/runRecord.ts';
import type { Finisher } from './countedMetrics.ts';
import type { StepSums } from './executor.ts';

/** Points and messages are this far apart at least: ten a second. */
const INTERVAL_MS = 100;

/** Sums over steps, from which means are made. */
export class SumKeeper {
  rows = 0;
  sums: Record<string, number> = {};
  counts: Record<string, number[]> = {};

  /** `finish` makes values of what metrics count. */
  constructor(private readonly finish: Finisher = () => ({})) {}

  add(step: StepSums): void {
    this.rows += step.rows;
    if (step.counts) this.addCounts(step.counts);
    for (const [key, value] of Object.entries(step.sums)) this.sums[key] = (this.sums[key] ?? 0) + value;
  }

  /** Means by key; only those that are numbers. */
  means(): Record<string, number> {
    const means = Object.entries(this.sums).map(([key, sum]): [string, number] => [key, sum / this.rows]);
    const finished = Object.entries(this.finish(this.counts, this.rows));
    return Object.fromEntries([...means, ...finished].filter(([, mean]) => Number.isFinite(mean)));
  }

  private addCounts(counts: NonNullable<StepSums['counts']>): void {
    for (const [key, numbers] of Object.entries(counts)) {
      const total = this.counts[key];
      if (!total) this.counts[key] = [...numbers];
      else for (const [i, value] of numbers.entries()) total[i] = (total[i] ?? 0) + value;
    }
  }

  clear(): void {
    this.rows = 0;
    this.sums = {};
    this.counts = {};
  }
}

/** Where a point stands. */
export interface PointPlace {
  readonly epoch: number;
  readonly step: number;
  /** Milliseconds of training. */
  readonly at: number;
  readonly learningRate: number;
}

/**
 * Gathers the sums of steps into points, and points into messages, each at most ten a second. What is gathered and not
 * sent yet goes out with `flush`: the last value is never lost.
 */
export class MetricLog {
  private readonly since: SumKeeper;
  private points: MetricPoint[] = [];
  private pointAt = Number.NEGATIVE_INFINITY;
  private sentAt = Number.NEGATIVE_INFINITY;
  private place: PointPlace | null = null;

  /** `resumed` marks the first point of a run that went on from a checkpoint. */
  constructor(
    private readonly send: (points: readonly MetricPoint[]) => void,
    private resumed: boolean,
    private startedAt: number,
    finish?: Finisher,
  ) {
    this.since = new SumKeeper(finish);
  }

  addStep(sums: StepSums, place: PointPlace, now: number): void {
    this.since.add(sums);
    this.place = place;
    if (now - this.pointAt >= INTERVAL_MS) this.closePoint(now);
    if (now - this.sentAt >= INTERVAL_MS) this.sendPoints(now);
  }

  addEpoch(values: Readonly<Record<string, number>>, samplesPerSecond: number, place: PointPlace, now: number): void {
    this.closePoint(now);
    this.addPoint({ scope: 'epoch', ...place, values: { ...values }, samplesPerSecond });
    if (now - this.sentAt >= INTERVAL_MS) this.sendPoints(now);
  }

  flush(now: number): void {
    this.closePoint(now);
    this.sendPoints(now);
  }

  /** What comes next repeats steps that are in the log already; what is gathered and no point yet is forgotten. */
  goBack(at: number): void {
    this.since.clear();
    this.place = null;
    this.startedAt = at;
    this.resumed = true;
  }

  private closePoint(now: number): void {
    if (this.since.rows === 0 || !this.place) return;
    const milliseconds = Math.max(this.place.at - this.startedAt, 1e-3);
    const samplesPerSecond = (this.since.rows / milliseconds) * 1000;
    this.addPoint({ scope: 'batch', ...this.place, values: this.since.means(), samplesPerSecond });
    this.startedAt = this.place.at;
    this.pointAt = now;
    this.since.clear();
  }

  private addPoint(point: MetricPoint): void {
    this.points.push(this.resumed ? { ...point, resumed: true } : point);
    this.resumed = false;
  }

  private sendPoints(now: number): void {
    if (this.points.length === 0) return;
    this.send(this.points);
    this.points = [];
    this.sentAt = now;
  }
}
