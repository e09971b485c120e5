import type { MetricPoint, RunSummary } from '../../shared/run/runRecord.ts';
import type { ChartLine, ChartMark } from '../charts/LineChart.tsx';
import { type ChartAxis, type MetricSeries, mendLog, placeOf, seriesOf } from '../charts/metricSeries.ts';
import { smoothSeries } from '../charts/smoothSeries.ts';
import { seriesColour } from '../theme/colours.ts';
import { parseMonitor } from '../ui/metricNames.ts';

/** A run with what its curves are drawn from. */
export interface ShownRun {
  readonly run: RunSummary;
  readonly points: readonly MetricPoint[];
  /** Place among the hues of charts. */
  readonly place: number;
}

/** One run's part of a chart. */
export interface RunCurves {
  readonly shown: ShownRun;
  readonly series: MetricSeries;
}

/** One metric of every shown run. */
export function curvesOf(runs: readonly ShownRun[], metric: string, axis: ChartAxis): RunCurves[] {
  return runs.map((shown) => ({
    shown,
    series: seriesOf(shown.points, metric, axis, shown.run.state.stepsPerEpoch),
  }));
}

/** From so many epochs on their means are a curve, and the batches become its faint ground. */
const EPOCHS_FOR_A_CURVE = 3;

/**
 * The lines of one chart: training solid, validation dashed, the raw line faint beneath a smoothed one. Without
 * smoothing the means of the epochs take its place as soon as there are some: batches scatter so much that they would
 * hide the validation.
 */
export function linesOf(curves: readonly RunCurves[], smoothing: number): ChartLine[] {
  const lines: ChartLine[] = [];
  for (const { shown, series } of curves) {
    const { id } = shown.run.info;
    const colour = seriesColour(shown.place);
    for (const part of ['training', 'validation'] as const) {
      const line = series[part];
      if (line.x.length === 0) continue;
      const dashed = part === 'validation';
      if (smoothing > 0) {
        lines.push({ id: `${id}:${part}:raw`, colour, dashed, faint: true, line });
        const y = smoothSeries(line.y, smoothing).map((value) => value ?? Number.NaN);
        lines.push({ id: `${id}:${part}`, colour, dashed, faint: false, line: { x: line.x, y } });
      } else if (
        part === 'training' &&
        line !== series.trainingEpochs &&
        series.trainingEpochs.x.length >= EPOCHS_FOR_A_CURVE
      ) {
        lines.push({ id: `${id}:${part}:raw`, colour, dashed, faint: true, line });
        lines.push({ id: `${id}:${part}`, colour, dashed, faint: false, line: series.trainingEpochs });
      } else {
        lines.push({ id: `${id}:${part}`, colour, dashed, faint: false, line });
      }
    }
  }
  return lines;
}

/** Best epochs and places where runs went on from a checkpoint. */
export function marksOf(curves: readonly RunCurves[], metric: string, axis: ChartAxis): ChartMark[] {
  const marks: ChartMark[] = [];
  for (const { shown, series } of curves) {
    const colour = seriesColour(shown.place);
    for (const x of series.resumed) marks.push({ type: 'resumed', x, colour });
    const { best, stepsPerEpoch } = shown.run.state;
    if (!best || parseMonitor(best.metric).metric !== metric) continue;
    const point = mendLog(shown.points).points.find(({ scope, epoch }) => scope === 'epoch' && epoch === best.epoch);
    if (point) marks.push({ type: 'best', x: placeOf(point, axis, stepsPerEpoch), y: best.value, colour });
  }
  return marks;
}
