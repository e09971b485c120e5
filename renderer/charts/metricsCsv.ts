import type { MetricPoint } from '../../shared/run/runRecord.ts';

/**
 * The log of some runs as a CSV: one line a point, one column a metric, full precision, decimal points in every
 * language so that any program reads it.
 */
export function metricsToCsv(
  runs: readonly { readonly name: string; readonly points: readonly MetricPoint[] }[],
): string {
  const names = [...new Set(runs.flatMap((run) => run.points.flatMap((point) => Object.keys(point.values))))].sort();
  const header = ['run', 'scope', 'epoch', 'step', 'seconds', 'learning_rate', 'samples_per_second', ...names];
  const lines = [header.map(csvCell).join(',')];
  for (const run of runs) {
    for (const point of run.points) {
      const cells = [
        csvCell(run.name),
        point.scope,
        point.epoch,
        point.step,
        point.at / 1000,
        point.learningRate,
        point.samplesPerSecond,
        ...names.map((name) => point.values[name] ?? ''),
      ];
      lines.push(cells.join(','));
    }
  }
  return `${lines.join('\r\n')}\r\n`;
}

function csvCell(text: string): string {
  // A leading =, +, - or @ would be run as a formula by spreadsheets.
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
