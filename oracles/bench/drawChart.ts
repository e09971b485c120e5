import { KERAS_32, KERAS_FIT, TENSORLOOM } from './benchContenders.ts';
import { type BenchReport, spreadOf } from './benchReport.ts';
import type { RowResult } from './timeRow.ts';

const WIDTH = 860;
const LABEL = 150;
const BAR = 11;
const GAP = 3;
const ROW_GAP = 20;
const TOP = 66;
const VALUE = 60;

/** Readable on white and on near-black; Tensorloom is the only warm colour. */
const COLOURS: Readonly<Record<string, string>> = {
  [TENSORLOOM]: '#e8590c',
  [KERAS_FIT]: '#4a7fb5',
  [KERAS_32]: '#7fa8d1',
  PyTorch: '#6f8f4e',
  'PyTorch, compiled': '#9bb87c',
  'JAX, jitted': '#8d6fb0',
};

/**
 * Bars by model: milliseconds a step of Tensorloom and its peers, as shares of Keras' `fit` (or of the slowest, without
 * Keras), so that models of any size stand beside one another. SVG with both themes inside.
 */
export function drawChart({ rows, machine, date }: BenchReport): string {
  const shown = Object.keys(COLOURS).filter((name) => rows.some((row) => medianIn(row, name) !== null));
  const parts: string[] = [];
  let y = TOP;
  const longest = Math.max(...rows.flatMap((row) => shown.map((name) => shareOf(row, name) ?? 0)), 1);
  const scale = (WIDTH - LABEL - VALUE - 20) / Math.min(longest, 2);
  for (const row of rows) {
    const bars = shown.filter((name) => medianIn(row, name) !== null);
    const middle = y + (bars.length * (BAR + GAP)) / 2;
    parts.push(text(LABEL - 10, middle, row.name, 'class="name" text-anchor="end" dominant-baseline="middle"'));
    for (const name of bars) {
      const share = shareOf(row, name) ?? 0;
      const width = Math.max(1, Math.min(share, 2) * scale);
      const title = `${row.name}, ${name}: ${(medianIn(row, name) ?? 0).toFixed(2)} ms`;
      parts.push(
        `<rect x="${LABEL}" y="${y}" width="${width.toFixed(1)}" height="${BAR}" rx="2" fill="${COLOURS[name]}"><title>${escapeXml(title)}</title></rect>`,
        text(
          LABEL + width + 5,
          y + BAR / 2 + 0.5,
          `${(medianIn(row, name) ?? 0).toFixed(2)}${share > 2 ? ' ▸' : ''}`,
          `class="${name === TENSORLOOM ? 'own' : 'value'}" dominant-baseline="middle"`,
        ),
      );
      y += BAR + GAP;
    }
    y += ROW_GAP;
  }
  const legend = shown.map((name, index) => {
    const x = 12 + index * 141;
    return `<rect x="${x}" y="36" width="11" height="11" rx="2" fill="${COLOURS[name]}"/>${text(x + 16, 45, name, 'class="value"')}`;
  });
  const line =
    shown.includes(KERAS_FIT) && rows.length > 0
      ? `<line class="base" x1="${LABEL + scale}" x2="${LABEL + scale}" y1="${TOP - 6}" y2="${y - ROW_GAP}"/>`
      : '';
  const heading = `Milliseconds a training step (shorter is faster; each model scaled to Keras’ fit) · ${machine.cpu}, ${machine.threads} threads, ${date.slice(0, 10)}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" width="${WIDTH}" height="${y}" role="img" aria-label="${escapeXml(heading)}">
<style>
text{font:11px system-ui,sans-serif;fill:#24292f}.name{font-weight:600}.own{font-weight:700}.value{fill:#57606a}.base{stroke:#57606a;stroke-dasharray:2 3}.back{fill:#fff}
@media (prefers-color-scheme:dark){text{fill:#e6edf3}.value{fill:#9aa4af}.base{stroke:#9aa4af}.back{fill:#0d1117}}
</style>
<rect class="back" width="${WIDTH}" height="${y}" rx="6"/>
${text(12, 20, heading, '')}
${legend.join('\n')}
${line}
${parts.join('\n')}
</svg>
`;
}

function medianIn(row: RowResult, name: string): number | null {
  const times = row.results.find((result) => result.name === name)?.times;
  return times && times.length > 0 ? spreadOf(times.map(({ ms }) => ms)).median : null;
}

function shareOf(row: RowResult, name: string): number | null {
  const median = medianIn(row, name);
  const base = medianIn(row, KERAS_FIT) ?? Math.max(...row.results.map((result) => medianIn(row, result.name) ?? 0));
  return median === null ? null : median / base;
}

function text(x: number, y: number, words: string, attributes: string): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${attributes}>${escapeXml(words)}</text>`;
}

function escapeXml(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
