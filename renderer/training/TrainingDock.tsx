import { ChartSpline, Download, Play, Scale, Table2, Undo2, ZoomOut } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { hasChangingRate, LEARNING_RATE, listMetrics, mendLog } from '../charts/metricSeries.ts';
import { metricsToCsv } from '../charts/metricsCsv.ts';
import { useThrottled } from '../charts/useThrottled.ts';
import { useDocumentStore } from '../stores/documentStore.ts';
import { pressRun } from '../stores/runActions.ts';
import { currentRun, shownRuns, useRunsStore } from '../stores/runsStore.ts';
import { trainingTexts } from '../texts/trainingTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { seriesColour } from '../theme/colours.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { formatMeasure, formatTick } from '../ui/formatValues.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu, type MenuEntry } from '../ui/Menu.tsx';
import { nameMetric } from '../ui/metricNames.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { Slider } from '../ui/Slider.tsx';
import { useChartSettings } from './chartSettings.ts';
import { formatPlace } from './formatPlace.ts';
import { MetricChart } from './MetricChart.tsx';
import { MetricTable } from './MetricTable.tsx';
import { curvesOf, linesOf, type ShownRun } from './metricCharts.ts';
import { plannedEpochs } from './plannedEpochs.ts';
import { savePicture, saveTable, toHexColour } from './saveChart.ts';
import { WeightsView } from './WeightsView.tsx';

/** Milliseconds between two drawings of live curves: smooth enough to follow, quiet for the machine that trains. */
const REDRAW_MS = 200;

/** Loss and metrics of the runs that are shown, live. */
export function TrainingDock() {
  const say = useTexts(trainingTexts);
  const { view } = useChartSettings();
  const runs = useThrottled(useShownRuns(), REDRAW_MS);
  const [crosshair, setCrosshair] = useState<number | null>(null);
  const takeCrosshair = useCallback((x: number | null) => setCrosshair(x), []);
  const metrics = useMemo(() => listCharts(runs), [runs]);
  if (runs.length === 0) return <NoRuns />;
  return (
    <div className="flex h-full min-h-0 flex-col" data-testid="training-dock">
      <ChartToolbar runs={runs} metrics={metrics} crosshair={crosshair} />
      {view === 'weights' ? (
        <CurrentWeights />
      ) : metrics.length === 0 ? (
        <EmptyState icon={ChartSpline} title={say('waiting')} />
      ) : view === 'table' ? (
        <MetricTable runs={runs} />
      ) : (
        <div className="flex min-h-0 flex-1 gap-2 overflow-x-auto px-1 pb-1">
          {metrics.map((metric) => (
            <MetricChart key={metric} metric={metric} runs={runs} crosshair={crosshair} onCrosshair={takeCrosshair} />
          ))}
        </div>
      )}
    </div>
  );
}

/** The metrics, and the learning rate where it has a course of its own. */
function listCharts(runs: readonly ShownRun[]): string[] {
  const metrics = listMetrics(runs.flatMap(({ points }) => points.slice(-100)));
  return runs.some(({ points }) => hasChangingRate(points)) ? [...metrics, LEARNING_RATE] : metrics;
}

/** Of the run that is shown; laid-over runs have their own curves, not their own weights here. */
function CurrentWeights() {
  const run = useRunsStore(currentRun);
  return run ? <WeightsView run={run} /> : null;
}

/** The shown runs with their points; the same value while nothing about them changes. */
function useShownRuns(): readonly ShownRun[] {
  const list = useRunsStore((state) => state.runs);
  const current = useRunsStore((state) => state.current);
  const overlays = useRunsStore((state) => state.overlays);
  const logs = useRunsStore((state) => state.logs);
  const places = useRunsStore((state) => state.places);
  return useMemo(
    () =>
      shownRuns({ runs: list, current, overlays }).map((run) => ({
        run,
        points: logs[run.info.id] ?? [],
        place: places[run.info.id] ?? 0,
      })),
    [list, current, overlays, logs, places],
  );
}

function ChartToolbar({
  runs,
  metrics,
  crosshair,
}: {
  readonly runs: readonly ShownRun[];
  readonly metrics: readonly string[];
  readonly crosshair: number | null;
}) {
  const say = useTexts(trainingTexts);
  const { language } = useSpeech();
  const { view, smoothing, scale, axis, zoom } = useChartSettings();
  const set = useChartSettings.setState;
  // The units of the axis changed: a zoom in the old ones means nothing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the axis is what resets it.
  useEffect(() => set({ zoom: null }), [axis]);
  return (
    <div className="flex min-h-9 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 px-2 py-1">
      <Segmented
        label={say('view')}
        value={view}
        onChange={(next) => set({ view: next })}
        options={[
          { value: 'charts', label: say('charts'), icon: ChartSpline },
          { value: 'table', label: say('table'), icon: Table2 },
          { value: 'weights', label: say('weights'), icon: Scale },
        ]}
      />
      {view === 'charts' ? (
        <>
          <Segmented
            label={say('axis')}
            value={axis}
            onChange={(next) => set({ axis: next })}
            options={[
              { value: 'epoch', label: say('byEpoch') },
              { value: 'time', label: say('byTime') },
            ]}
          />
          <Segmented
            label={say('scale')}
            value={scale}
            onChange={(next) => set({ scale: next })}
            options={[
              { value: 'linear', label: say('linear') },
              { value: 'log', label: say('log') },
            ]}
          />
          <Slider
            label={say('smoothing')}
            value={smoothing}
            onChange={(next) => set({ smoothing: next })}
            min={0}
            max={0.98}
            step={0.02}
            format={{ maximumFractionDigits: 2 }}
            className="w-44"
          />
          {zoom ? (
            <Button size="sm" variant="ghost" icon={ZoomOut} onClick={() => set({ zoom: null })}>
              {say('resetZoom')}
            </Button>
          ) : null}
        </>
      ) : null}
      <div className="ml-auto flex min-w-0 items-center gap-3 text-xs text-ink-soft">
        {crosshair === null ? null : (
          <span className="tabular whitespace-nowrap">
            {say(axis === 'epoch' ? 'axisEpoch' : 'axisTime')} {formatPlace(crosshair, axis, language)}
          </span>
        )}
        <RolledBack runs={runs} />
        <Resumed runs={runs} />
        <BestEpoch runs={runs} />
        <Menu
          align="end"
          trigger={<IconButton icon={Download} size="sm" label={say('exportCharts')} />}
          entries={useExportEntries(runs, metrics)}
        />
      </div>
    </div>
  );
}

/** What the dotted lines in the charts mean, when there are any. */
function Resumed({ runs }: { readonly runs: readonly ShownRun[] }) {
  const say = useTexts(trainingTexts);
  const resumed = useMemo(() => runs.some(({ points }) => mendLog(points).resumedAt.length > 0), [runs]);
  if (!resumed) return null;
  return (
    <span className="flex items-center gap-1.5 whitespace-nowrap">
      <span aria-hidden="true" className="h-3 border-l-2 border-dotted border-ink-soft" />
      {say('resumedHere')}
    </span>
  );
}

/** A run that met a loss that is no number and went on with smaller steps. */
function RolledBack({ runs }: { readonly runs: readonly ShownRun[] }) {
  const say = useTexts(trainingTexts);
  const { language, number } = useSpeech();
  const back = runs.map(({ run }) => run.state.rolledBack).find((one) => one !== undefined);
  if (!back) return null;
  return (
    <span
      className="flex items-center gap-1.5 whitespace-nowrap text-warning-ink"
      title={say('rolledBackWhy', { epoch: number(back.epoch) })}
      data-testid="rolled-back"
    >
      <Undo2 aria-hidden="true" className="size-3.5" />
      {say('rolledBack', { count: back.times, rate: formatMeasure(back.learningRate, language) })}
    </span>
  );
}

function BestEpoch({ runs }: { readonly runs: readonly ShownRun[] }) {
  const say = useTexts(trainingTexts);
  const { number } = useSpeech();
  const [only, another] = runs;
  if (!only?.run.state.best || another) return null;
  return (
    <span className="flex items-center gap-1.5 whitespace-nowrap">
      <span
        aria-hidden="true"
        className="size-2.5 rounded-full border-2"
        style={{ borderColor: seriesColour(only.place) }}
      />
      {say('bestEpoch', { epoch: number(only.run.state.best.epoch) })}
    </span>
  );
}

function useExportEntries(runs: readonly ShownRun[], metrics: readonly string[]): MenuEntry[] {
  const say = useTexts(trainingTexts);
  const { language } = useSpeech();
  const { axis, smoothing, scale } = useChartSettings();
  const names = runs.map(({ run }) => run.info.name).join(', ');
  const picture = (metric: string) => {
    const curves = curvesOf(runs, metric, axis);
    const named = new Map(runs.map(({ run }) => [run.info.id, runs.length > 1 ? `${run.info.name} ` : '']));
    return {
      title: `${nameMetric(metric, say)} · ${names}`,
      xTitle: say(axis === 'epoch' ? 'axisEpoch' : 'axisTime'),
      yTitle: nameMetric(metric, say),
      log: scale === 'log',
      width: 960,
      height: 540,
      ink: '#33363d',
      grid: '#e3e5ea',
      background: '#ffffff',
      lines: linesOf(curves, smoothing).map((line) => {
        const [id = '', part] = line.id.split(':');
        const words = say(part === 'validation' ? 'legendValidation' : 'legendTraining');
        return { ...line, colour: toHexColour(line.colour), name: `${named.get(id) ?? ''}${words}` };
      }),
      formatX: (value: number) => formatPlace(value, axis, language),
      formatY: (value: number) => formatTick(value, language),
    };
  };
  return [
    ...metrics.flatMap((metric): MenuEntry[] =>
      (['png', 'svg'] as const).map((type) => ({
        id: `${metric}.${type}`,
        label: say(type === 'png' ? 'exportPng' : 'exportSvg', { metric: nameMetric(metric, say) }),
        onSelect: () => void savePicture(`${names} ${nameMetric(metric, say)}`, type, picture(metric)),
      })),
    ),
    { type: 'separator', id: 'line' },
    {
      id: 'csv',
      label: say('exportCsv'),
      onSelect: () =>
        void saveTable(names, metricsToCsv(runs.map(({ run, points }) => ({ name: run.info.name, points })))),
    },
  ];
}

function NoRuns() {
  const say = useTexts(trainingTexts);
  const document = useDocumentStore((state) => state.document);
  const starting = useRunsStore((state) => state.starting);
  const epochs = useMemo(() => plannedEpochs(document), [document]);
  return (
    <EmptyState
      icon={ChartSpline}
      title={say('noRuns')}
      description={say('noRunsHint')}
      action={
        <Button icon={Play} disabled={starting} onClick={() => void pressRun()}>
          {epochs === null ? say('trainPlain') : say('train', { count: epochs })}
        </Button>
      }
    />
  );
}
