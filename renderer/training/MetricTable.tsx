import type { MetricPoint } from '../../shared/run/runRecord.ts';
import { listMetrics, mendLog } from '../charts/metricSeries.ts';
import { trainingTexts } from '../texts/trainingTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { seriesColour } from '../theme/colours.ts';
import { formatDuration, formatMeasure, formatMetric } from '../ui/formatValues.ts';
import { nameMetric } from '../ui/metricNames.ts';
import type { ShownRun } from './metricCharts.ts';

const HEAD = 'sticky top-0 bg-surface px-3 py-1.5 text-right text-xs font-medium whitespace-nowrap text-ink-soft';

/** The curves as numbers, an epoch a line, newest first: for screen readers and for exact reading. */
export function MetricTable({ runs }: { readonly runs: readonly ShownRun[] }) {
  const say = useTexts(trainingTexts);
  const { language, number } = useSpeech();
  const columns = listMetrics(runs.flatMap(({ points }) => points.slice(-200))).flatMap((metric) => [
    { key: metric, title: say('trainingOf', { metric: nameMetric(metric, say) }), metric },
    { key: `val_${metric}`, title: say('validationOf', { metric: nameMetric(metric, say) }), metric },
  ]);
  return (
    <section
      aria-label={say('tableCaption')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard.
      tabIndex={0}
      className="min-h-0 flex-1 overflow-auto px-2"
      data-selectable
    >
      <table className="tabular w-full border-collapse text-sm">
        <caption className="sr-only">{say('tableCaption')}</caption>
        <thead>
          <tr>
            <th scope="col" className={`${HEAD} text-left!`}>
              {say('run')}
            </th>
            <th scope="col" className={HEAD}>
              {say('axisEpoch')}
            </th>
            {columns.map(({ key, title }) => (
              <th key={key} scope="col" className={HEAD}>
                {title}
              </th>
            ))}
            <th scope="col" className={HEAD}>
              {say('learningRate')}
            </th>
            <th scope="col" className={HEAD}>
              {say('axisTime')}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...runs].reverse().flatMap((shown) =>
            epochsOf(shown.points).map((point) => (
              <tr key={`${shown.run.info.id}:${point.epoch}`} className="border-t border-line">
                <td className="max-w-48 truncate px-3 py-1">
                  <span
                    aria-hidden="true"
                    className="mr-2 inline-block size-2 rounded-full"
                    style={{ background: seriesColour(shown.place) }}
                  />
                  {shown.run.info.name}
                </td>
                <td className="px-3 py-1 text-right">{number(point.epoch)}</td>
                {columns.map(({ key, metric }) => (
                  <td key={key} className="px-3 py-1 text-right">
                    {point.values[key] === undefined ? '–' : formatMetric(metric, point.values[key], language)}
                  </td>
                ))}
                <td className="px-3 py-1 text-right">{formatMeasure(point.learningRate, language)}</td>
                <td className="px-3 py-1 text-right">{formatDuration(point.at)}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </section>
  );
}

function epochsOf(points: readonly MetricPoint[]): MetricPoint[] {
  return mendLog(points)
    .points.filter((point) => point.scope === 'epoch')
    .reverse();
}
