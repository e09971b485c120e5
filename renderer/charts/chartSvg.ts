import { linearTicks, logTicks } from './axisTicks.ts';
import type { Line } from './metricSeries.ts';

export interface DrawnLine {
  readonly name: string;
  /** A colour that any viewer understands. */
  readonly colour: string;
  readonly dashed: boolean;
  /** Raw values under a smoothed line. */
  readonly faint: boolean;
  readonly line: Line;
}

export interface ChartPicture {
  readonly title: string;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly lines: readonly DrawnLine[];
  readonly log: boolean;
  readonly width: number;
  readonly height: number;
  readonly ink: string;
  readonly grid: string;
  readonly background: string;
  formatX(value: number): string;
  formatY(value: number): string;
}

const MARGIN = { top: 44, right: 20, bottom: 46, left: 68 };

/** A chart as a file of its own, for papers and slides; '' when there is nothing to draw. */
export function drawChartSvg(picture: ChartPicture): string {
  const { width, height, log } = picture;
  const xs = picture.lines.flatMap(({ line }) => [...line.x]);
  const ys = picture.lines.flatMap(({ line }) =>
    line.y.filter((value) => Number.isFinite(value) && (!log || value > 0)),
  );
  if (xs.length === 0 || ys.length === 0) return '';
  const [x0, x1] = widen(smallest(xs), largest(xs));
  const [y0, y1] = log ? [smallest(ys), largest(ys)] : pad(...widen(smallest(ys), largest(ys)));
  const toX = (value: number): number =>
    MARGIN.left + ((value - x0) / (x1 - x0)) * (width - MARGIN.left - MARGIN.right);
  const scale = (value: number): number => (log ? Math.log10(value) : value);
  const span = scale(y1) - scale(y0) || 1;
  const toY = (value: number): number =>
    height - MARGIN.bottom - ((scale(value) - scale(y0)) / span) * (height - MARGIN.top - MARGIN.bottom);

  const parts: string[] = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Inter, Helvetica, Arial, sans-serif" font-size="12">`,
    `<title>${escapeXml(picture.title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${picture.background}"/>`,
    text(MARGIN.left, 24, picture.title, picture.ink, 'start', 'font-size="15" font-weight="600"'),
  ];
  for (const tick of log ? logTicks(y0, y1) : linearTicks(y0, y1, 5)) {
    parts.push(
      `<path d="M${MARGIN.left} ${at(toY(tick))}H${width - MARGIN.right}" stroke="${picture.grid}"/>`,
      text(MARGIN.left - 8, toY(tick) + 4, picture.formatY(tick), picture.ink, 'end'),
    );
  }
  for (const tick of linearTicks(x0, x1, 8)) {
    parts.push(text(toX(tick), height - MARGIN.bottom + 18, picture.formatX(tick), picture.ink, 'middle'));
  }
  parts.push(
    `<path d="M${MARGIN.left} ${height - MARGIN.bottom}H${width - MARGIN.right}" stroke="${picture.ink}"/>`,
    text((MARGIN.left + width - MARGIN.right) / 2, height - 10, picture.xTitle, picture.ink, 'middle'),
    `<g transform="translate(16 ${(MARGIN.top + height - MARGIN.bottom) / 2}) rotate(-90)">${text(0, 0, picture.yTitle, picture.ink, 'middle')}</g>`,
  );
  let legendX = width - MARGIN.right;
  for (const drawn of [...picture.lines].reverse()) {
    const path = drawn.line.x
      .map((value, index) => [value, drawn.line.y[index] ?? Number.NaN] as const)
      .filter(([, y]) => Number.isFinite(y) && (!log || y > 0))
      .map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${at(toX(x))} ${at(toY(y))}`)
      .join('');
    if (path === '') continue;
    const stroke = `stroke="${drawn.colour}" stroke-width="${drawn.faint ? 1 : 2}"${drawn.dashed ? ' stroke-dasharray="6 4"' : ''}${drawn.faint ? ' stroke-opacity="0.3"' : ''}`;
    parts.push(`<path d="${path}" fill="none" stroke-linejoin="round" ${stroke}/>`);
    if (drawn.faint) continue;
    legendX -= 34 + drawn.name.length * 6.6;
    if (legendX > MARGIN.left + 160) {
      parts.push(
        `<path d="M${at(legendX)} 20h18" ${stroke}/>`,
        text(legendX + 24, 24, drawn.name, picture.ink, 'start'),
      );
    }
  }
  parts.push('</svg>');
  return parts.join('\n');
}

function text(x: number, y: number, words: string, fill: string, anchor: string, more = ''): string {
  return `<text x="${at(x)}" y="${at(y)}" fill="${fill}" text-anchor="${anchor}" ${more}>${escapeXml(words)}</text>`;
}

function at(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escapeXml(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function widen(min: number, max: number): [number, number] {
  return max > min ? [min, max] : [min - 0.5, max + 0.5];
}

function pad(min: number, max: number): [number, number] {
  const room = (max - min) * 0.05;
  return [min - room, max + room];
}

function smallest(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
}
