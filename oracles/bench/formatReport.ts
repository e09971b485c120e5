import { formatTable } from '../table.ts';
import { type BenchReport, spreadOf } from './benchReport.ts';

/** The report as text. Figures, never a verdict. */
export function formatReport(report: BenchReport): string {
  const { date, machine, rounds, rows, ratios, window, memory, missing, optimizer } = report;
  const lines = [
    `${date}  ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB; ${machine.threads} threads each`,
    `load before ${machine.loadBefore.join(' ')}, after ${machine.loadAfter.join(' ')}`,
    `${rounds} rounds in turns, batch 32, ${optimizer}`,
    ...missing,
  ];
  if (rows.length > 0) {
    lines.push(
      'Steps inside an epoch: with shuffling, reading and metrics, without what is between epochs.',
      'ms a step by the clock (min, median, max), of processor time over all threads, memory of the process.',
    );
  }
  for (const { name, results, failed } of rows) {
    const body = results.map((result) => {
      const ms = spreadOf(result.times.map((time) => time.ms));
      const cpu = spreadOf(result.times.map((time) => time.cpuMs));
      const rss = result.times.at(-1)?.rssMb ?? Number.NaN;
      const figures = [ms.min, ms.median, ms.max, cpu.median].map((value) => value.toFixed(2));
      return [result.name, ...figures, `${rss.toFixed(0)} MB`, String(result.steps)];
    });
    lines.push('', formatTable([[name, 'min', 'median', 'max', 'processor', 'memory', 'steps a round'], ...body]));
    for (const [who, reason] of Object.entries(failed)) lines.push(`${who} failed: ${reason.split('\n').at(-1) ?? ''}`);
  }
  if (ratios.length > 0) lines.push('', formatTable([RATIO_HEADER, ...ratios.map(formatRatios)]));
  if (window) lines.push('', ...formatWindow(window));
  for (const { name, points } of memory) {
    const [first, last] = [points[0], points.at(-1)];
    if (first && last) {
      const growth = (last.rssMb / first.rssMb - 1) * 100;
      lines.push(
        '',
        `Memory, ${name}: ${first.rssMb.toFixed(0)} MB after ${first.step} steps, ${last.rssMb.toFixed(0)} MB after ${last.step}: ${growth.toFixed(1)} %`,
      );
    }
  }
  const versions = new Set(rows.flatMap(({ results }) => results.map((result) => result.versions)));
  lines.push('', ...versions);
  return `${lines.join('\n')}\n`;
}

const RATIO_HEADER = ['Tensorloom is faster by', 'Keras fit', 'Keras 32', 'tfjs-node', 'best peer', 'who'];

function formatRatios({ name, kerasFit, keras32, tfjs, bestPeer }: BenchReport['ratios'][number]): string[] {
  const ratios = [kerasFit, keras32, tfjs, bestPeer?.ratio ?? null].map(formatRatio);
  return [name, ...ratios, bestPeer?.name ?? ''];
}

export function formatRatio(ratio: number | null): string {
  return ratio === null ? '–' : `${ratio.toFixed(2)}×`;
}

function formatWindow({
  engine,
  headless,
  window,
  headlessStarts,
  windowStarts,
}: NonNullable<BenchReport['window']>): string[] {
  const figures = (values: readonly number[], digits: number) => {
    const { min, median, max } = spreadOf(values);
    return [min, median, max].map((value) => value.toFixed(digits));
  };
  const ratio = spreadOf(headless).median / spreadOf(window).median;
  return [
    formatTable([
      [`reference CNN on Fashion-MNIST, the built app (${engine})`, 'min', 'median', 'max'],
      ['headless, ms a step', ...figures(headless, 2)],
      ['window open and charting, ms a step', ...figures(window, 2)],
      ['start of a run, headless, ms', ...figures(headlessStarts, 0)],
    ]),
    `window open is ${formatRatio(ratio)} as fast as headless`,
    `from the click on Train to the first batch in the window: ${windowStarts.first.toFixed(0)} ms the first time (data is prepared), ${windowStarts.again.toFixed(0)} ms again`,
  ];
}
