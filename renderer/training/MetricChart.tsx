import { memo, useMemo } from 'react';
import { valueNear } from '../charts/alignLines.ts';
import { LineChart } from '../charts/LineChart.tsx';
import type { Line } from '../charts/metricSeries.ts';
import { trainingTexts } from '../texts/trainingTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { seriesColour } from '../theme/colours.ts';
import { formatMetric, formatShare, formatTick, isShare } from '../ui/formatValues.ts';
import { nameMetric } from '../ui/metricNames.ts';
import { useChartSettings } from './chartSettings.ts';
import { formatPlace } from './formatPlace.ts';
import { curvesOf, linesOf, marksOf, type RunCurves, type ShownRun } from './metricCharts.ts';

/** All metric charts of the window share one crosshair. */
const GROUP = 'training';

/** Ticks fall on whole epochs, and on round minutes, as soon as there is room for no more. */
const EPOCH_STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];
const SECOND_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 18_000, 36_000, 86_400];

interface MetricChartProps {
  readonly metric: string;
  readonly runs: readonly ShownRun[];
  readonly crosshair: number | null;
  onCrosshair(x: number | null): void;
}

/** The curves of one metric, with the exact values at the crosshair above them. */
export const MetricChart = memo(function MetricChart({ metric, runs, crosshair, onCrosshair }: MetricChartProps) {
  const say = useTexts(trainingTexts);
  const { language } = useSpeech();
  const { axis, smoothing, scale, zoom } = useChartSettings();
  const curves = useMemo(() => curvesOf(runs, metric, axis), [runs, metric, axis]);
  const lines = useMemo(() => linesOf(curves, smoothing), [curves, smoothing]);
  const marks = useMemo(() => marksOf(curves, metric, axis), [curves, metric, axis]);
  const name = nameMetric(metric, say);
  const share = isShare(metric);
  return (
    <figure
      className="@container flex min-h-0 min-w-52 flex-1 flex-col rounded-card px-1"
      data-testid={`chart-${metric}`}
      data-points={lines.reduce((sum, { line }) => sum + line.x.length, 0)}
    >
      <figcaption className="flex min-h-6 flex-wrap items-baseline gap-x-2.5 px-2 text-xs">
        <span className="text-sm font-semibold">{name}</span>
        {curves.map((one) => (
          <Readout
            key={one.shown.run.info.id}
            curves={one}
            metric={metric}
            crosshair={crosshair}
            named={runs.length > 1}
          />
        ))}
      </figcaption>
      <LineChart
        label={say('chartLabel', { metric: name, runs: runs.map(({ run }) => run.info.name).join(', ') })}
        xTitle={say(axis === 'epoch' ? 'axisEpoch' : 'axisTime')}
        xSteps={axis === 'epoch' ? EPOCH_STEPS : SECOND_STEPS}
        yTitle={share ? say('unitShare', { metric: name }) : name}
        lines={lines}
        marks={marks}
        log={scale === 'log'}
        zoom={zoom}
        onZoom={setZoom}
        onCrosshair={onCrosshair}
        group={GROUP}
        formatX={(value) => formatPlace(value, axis, language)}
        formatY={(value) => (share ? formatShare(value, language, 0).replace(/\s?%/, '') : formatTick(value, language))}
      />
    </figure>
  );
});

function setZoom(zoom: readonly [number, number] | null): void {
  useChartSettings.setState({ zoom });
}

/** The values of one run: at the crosshair, or the last ones. Solid and dashed strokes say which is which. */
function Readout({
  curves: { shown, series },
  metric,
  crosshair,
  named,
}: {
  readonly curves: RunCurves;
  readonly metric: string;
  readonly crosshair: number | null;
  readonly named: boolean;
}) {
  const say = useTexts(trainingTexts);
  const { language } = useSpeech();
  const colour = seriesColour(shown.place);
  const readAt = (line: Line): number | null =>
    crosshair === null ? (line.y.at(-1) ?? null) : valueNear(line, crosshair);
  return (
    <span className="tabular flex items-baseline gap-2 whitespace-nowrap">
      {named ? <span className="max-w-32 truncate text-ink-soft">{shown.run.info.name}</span> : null}
      {(['training', 'validation'] as const).map((part) => {
        const value = readAt(series[part]);
        if (value === null) return null;
        return (
          <span key={part} className="flex items-center gap-1 text-ink">
            <svg aria-hidden="true" width="10" height="8" className="shrink-0">
              <path
                d="M0 4h10"
                stroke={colour}
                strokeWidth="2"
                strokeDasharray={part === 'validation' ? '4 2' : undefined}
              />
            </svg>
            <span className={named ? 'sr-only' : 'text-ink-faint @max-[17rem]:sr-only'}>
              {say(part === 'training' ? 'legendTraining' : 'legendValidation')}
            </span>
            {formatMetric(metric, value, language)}
          </span>
        );
      })}
    </span>
  );
}
