import type { MetricPoint } from '../../shared/run/runRecord.ts';

/** What the horizontal axis counts. */
export type ChartAxis = 'epoch' | 'time';

/** Numbers over x, in the order of x. */
export interface Line {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** One metric of one run as charts draw it. */
export interface MetricSeries {
  /** Means over the batches since the point before; the epochs' own means where there are no such points. */
  readonly training: Line;
  /** Means over whole epochs, one point an epoch: what the validation can be compared with. */
  readonly trainingEpochs: Line;
  /** One point an epoch. */
  readonly validation: Line;
  /** Where the run went on from a checkpoint. */
  readonly resumed: readonly number[];
}

const VALIDATION = 'val_';
/** Stands beside the values in every point, and is drawn like one of them. */
export const LEARNING_RATE = 'learningRate';

/** The metrics that points hold, without `val_`, loss first and then as they first appear. */
export function listMetrics(points: readonly MetricPoint[]): string[] {
  const names = new Set<string>();
  for (const point of points) {
    for (const name of Object.keys(point.values)) {
      names.add(name.startsWith(VALIDATION) ? name.slice(VALIDATION.length) : name);
    }
  }
  const rest = [...names].filter((name) => name !== 'loss');
  return names.has('loss') ? ['loss', ...rest] : rest;
}

/** True when the learning rate changed along the way, so that its curve says something. */
export function hasChangingRate(points: readonly MetricPoint[]): boolean {
  return points.some(({ learningRate }) => learningRate !== points[0]?.learningRate);
}

/**
 * The points of a log that count, in order. A run that went on from a checkpoint repeats the steps after it: the newer
 * ones replace the older ones, and the place where it went on is kept.
 */
export function mendLog(points: readonly MetricPoint[]): { points: MetricPoint[]; resumedAt: MetricPoint[] } {
  const kept: MetricPoint[] = [];
  const resumedAt: MetricPoint[] = [];
  for (const point of points) {
    let last = kept.at(-1);
    const goesBack = last !== undefined && point.step < last.step;
    if (goesBack || point.resumed) {
      while (last && last.step >= point.step) {
        kept.pop();
        last = kept.at(-1);
      }
      while (resumedAt.length > 0 && (resumedAt.at(-1)?.step ?? 0) >= point.step) resumedAt.pop();
      resumedAt.push(point);
    }
    kept.push(point);
  }
  return { points: kept, resumedAt };
}

/** Draws one metric out of a run's log. `stepsPerEpoch` 0 (not known yet) puts batch points at the start of their epoch. */
export function seriesOf(
  log: readonly MetricPoint[],
  metric: string,
  axis: ChartAxis,
  stepsPerEpoch: number,
): MetricSeries {
  const { points, resumedAt } = mendLog(log);
  const place = (point: MetricPoint): number => placeOf(point, axis, stepsPerEpoch);
  const batches = lineOf(points, 'batch', metric, place);
  const epochs = lineOf(points, 'epoch', metric, place);
  return {
    training: batches.x.length > 0 ? batches : epochs,
    trainingEpochs: epochs,
    validation: lineOf(points, 'epoch', VALIDATION + metric, place),
    resumed: resumedAt.map(place),
  };
}

/** Where a point lies on the axis: epochs done (with a fraction), or seconds of training. */
export function placeOf(point: MetricPoint, axis: ChartAxis, stepsPerEpoch: number): number {
  if (axis === 'time') return point.at / 1000;
  if (point.scope === 'epoch') return point.epoch;
  return stepsPerEpoch > 0 ? point.step / stepsPerEpoch : point.epoch - 1;
}

function lineOf(
  points: readonly MetricPoint[],
  scope: MetricPoint['scope'],
  name: string,
  place: (point: MetricPoint) => number,
): Line {
  const x: number[] = [];
  const y: number[] = [];
  for (const point of points) {
    const value = point.scope === scope ? readValue(point, name) : undefined;
    if (value === undefined || !Number.isFinite(value)) continue;
    const at = place(point);
    // Two points at one place: the later one is the one that counts.
    if (x.length > 0 && x[x.length - 1] === at) {
      y[y.length - 1] = value;
    } else {
      x.push(at);
      y.push(value);
    }
  }
  return { x, y };
}

function readValue(point: MetricPoint, name: string): number | undefined {
  if (name === LEARNING_RATE) return point.learningRate;
  return Object.hasOwn(point.values, name) ? point.values[name] : undefined;
}
