import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { TENSORLOOM } from './benchContenders.ts';
import { type BenchReport, type Spread, spreadOf } from './benchReport.ts';
import { drawChart } from './drawChart.ts';
import { formatRatio } from './formatReport.ts';

const BEGIN = '<!-- bench: begin, written by `npm run bench -- --table docs/performance.md` -->';
const END = '<!-- bench: end -->';

/** Puts the tables between the marks of a Markdown page, and the chart beside it in images/performance.svg. */
export async function writePage(file: string, report: BenchReport): Promise<void> {
  const page = await readFile(file, 'utf8');
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin === -1 || end < begin) throw new Error(`${file} lacks the marks ${BEGIN} … ${END}`);
  const chart = path.join(path.dirname(file), 'images', 'performance.svg');
  await mkdir(path.dirname(chart), { recursive: true });
  await writeFile(chart, drawChart(report));
  await writeFile(file, `${page.slice(0, begin)}${BEGIN}\n\n${formatPage(report)}\n${page.slice(end)}`);
}

function formatPage(report: BenchReport): string {
  const { date, machine, rounds, optimizer, missing, rows, ratios, window } = report;
  const versions = [...new Set(rows.flatMap(({ results }) => results.map((result) => result.versions)))];
  const who = [...new Set(rows.flatMap(({ results }) => results.map(({ name }) => name)))];
  const sections = [
    `![Milliseconds a training step by model and library](images/performance.svg)`,
    `${date.slice(0, 10)}, ${machine.cpu}, ${machine.cores} cores, ${machine.threads} threads for each, batch 32, ${rounds} rounds in turns. ` +
      `Load average ${machine.loadBefore.join(', ')} before, ${machine.loadAfter.join(', ')} after. ${optimizer}. ${versions.join('; ')}.`,
    ...missing,
    'How many times faster Tensorloom is (ratio of medians; below 1 the other one is faster):',
    markdownTable([
      ['model', 'Keras `fit`', 'Keras, 32 steps a call', 'tfjs-node `fit`', 'the best peer', 'which is'],
      ...ratios.map(({ name, kerasFit, keras32, tfjs, bestPeer }) => [
        name,
        ...[kerasFit, keras32, tfjs, bestPeer?.ratio ?? null].map(formatRatio),
        bestPeer?.name ?? '',
      ]),
    ]),
    'Milliseconds a step, median (min–max):',
    markdownTable([
      ['model', ...who.map((name) => (name === TENSORLOOM ? `**${name}**` : name))],
      ...rows.map(({ name, results }) => [
        name,
        ...who.map((one) => {
          const times = results.find((result) => result.name === one)?.times;
          return times ? formatSpread(spreadOf(times.map(({ ms }) => ms)), 2) : '–';
        }),
      ]),
    ]),
    'Memory of the process in MB, after the last round:',
    markdownTable([
      ['model', ...who],
      ...rows.map(({ name, results }) => [
        name,
        ...who.map(
          (one) =>
            results
              .find((result) => result.name === one)
              ?.times.at(-1)
              ?.rssMb.toFixed(0) ?? '–',
        ),
      ]),
    ]),
    ...(window ? formatWindow(window) : []),
  ];
  return `${sections.join('\n\n')}\n`;
}

function formatWindow({
  engine,
  headless,
  window,
  headlessStarts,
  windowStarts,
}: NonNullable<BenchReport['window']>): string[] {
  const ratio = spreadOf(headless).median / spreadOf(window).median;
  return [
    `The built app (executor: ${engine}), the reference model on Fashion-MNIST:`,
    markdownTable([
      ['', 'median (min–max)'],
      ['headless, ms a step', formatSpread(spreadOf(headless), 2)],
      ['window open and charting, ms a step', formatSpread(spreadOf(window), 2)],
      ['speed with the window open, of headless', formatRatio(ratio)],
      [
        'start of a run, headless: process started → first batches reported, ms',
        formatSpread(spreadOf(headlessStarts), 0),
      ],
      ['start of a run, window: Train clicked → first batch shown, ms', windowStarts.again.toFixed(0)],
      ['the same when the data has to be prepared first, ms', windowStarts.first.toFixed(0)],
    ]),
  ];
}

function formatSpread({ min, median, max }: Spread, digits: number): string {
  return `${median.toFixed(digits)} (${min.toFixed(digits)}–${max.toFixed(digits)})`;
}

function markdownTable([header = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map((_, column) => (column === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}
