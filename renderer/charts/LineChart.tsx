import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import uPlot from 'uplot';
import { readToken, resolveColour } from '../theme/colours.ts';
import { alignLines, placeNear } from './alignLines.ts';
import { logTicks } from './axisTicks.ts';
import type { Line } from './metricSeries.ts';
import { useElementSize } from './useElementSize.ts';
import { scaled, useThemeKey } from './useThemeKey.ts';

export interface ChartLine {
  /** Stays the same while the line is the same. */
  readonly id: string;
  /** A CSS value such as `var(--color-series-1)`. */
  readonly colour: string;
  readonly dashed: boolean;
  /** Raw values under a calmer line. */
  readonly faint: boolean;
  readonly line: Line;
}

/** A place on a curve that means something. */
export interface ChartMark {
  readonly x: number;
  readonly colour: string;
  /** `best`: a ring on the curve at y; `resumed`: a dotted line over the whole height. */
  readonly type: 'best' | 'resumed';
  readonly y?: number;
}

/** Pixels below which the title of the upright axis would be cut off. */
const MIN_TITLED_HEIGHT = 130;

export interface LineChartProps {
  /** What the chart shows, in a sentence, for those who cannot see it. */
  readonly label: string;
  readonly xTitle: string;
  /** Distances that ticks of x may have. */
  readonly xSteps: readonly number[];
  readonly yTitle: string;
  readonly lines: readonly ChartLine[];
  readonly marks: readonly ChartMark[];
  readonly log: boolean;
  /** Part of x that is shown; null shows all. */
  readonly zoom: readonly [number, number] | null;
  onZoom(zoom: readonly [number, number] | null): void;
  /** Where the crosshair is; null when it left. */
  onCrosshair(x: number | null): void;
  /** Charts with the same key share their crosshair. */
  readonly group: string;
  formatX(value: number): string;
  formatY(value: number): string;
}

/**
 * Curves over one axis, drawn by uPlot. Drag to zoom, double click to see all again; by keyboard the arrows move the
 * crosshair and Escape takes it away. Fills its parent.
 */
export function LineChart(props: LineChartProps) {
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const { width, height } = useElementSize(host);
  const theme = useThemeKey();

  const data = useMemo(() => toPlotData(props.lines), [props.lines]);
  const dataNow = useRef(data);
  dataNow.current = data;
  const structure = props.lines.map(({ id, colour, dashed, faint }) => `${id}|${colour}|${dashed}|${faint}`).join('\n');
  const sized = width > 0 && height > 0;
  const titled = height >= scaled(MIN_TITLED_HEIGHT);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the plot is made anew only when what it is made of changes; data, size and zoom are handed to it below.
  useEffect(() => {
    if (!host.current || !sized) return;
    const made = new uPlot(makeOptions(latest, width, height), dataNow.current, host.current);
    plot.current = made;
    return () => {
      plot.current = null;
      made.destroy();
    };
  }, [sized, titled, structure, theme, props.log, props.xTitle, props.yTitle, props.group]);

  useEffect(() => {
    plot.current?.setData(data, latest.current.zoom === null);
    if (latest.current.zoom !== null) plot.current?.redraw();
  }, [data]);

  useEffect(() => {
    if (sized) plot.current?.setSize({ width, height });
  }, [width, height, sized]);

  useEffect(() => {
    const x = dataNow.current[0];
    const [min, max] = props.zoom ?? [x[0], x.at(-1)];
    if (min !== undefined && max !== undefined && max > min) plot.current?.setScale('x', { min, max });
  }, [props.zoom]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: marks are drawn from the latest props.
  useEffect(() => {
    plot.current?.redraw(false);
  }, [props.marks]);

  return (
    <div
      ref={host}
      role="img"
      aria-label={props.label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrows move the crosshair.
      tabIndex={0}
      onKeyDown={(event) => moveCrosshair(event, plot.current)}
      className="relative min-h-0 min-w-0 flex-1 overflow-hidden rounded-control"
    />
  );
}

function toPlotData(lines: readonly ChartLine[]): [number[], ...(number | null)[][]] {
  const { x, ys } = alignLines(lines.map(({ line }) => line));
  return [x, ...ys];
}

function makeOptions(latest: { readonly current: LineChartProps }, width: number, height: number): uPlot.Options {
  const { lines, log, xTitle, xSteps, yTitle, group } = latest.current;
  const font = `${scaled(12)}px ${readToken('--font-sans')}`;
  const ink = readToken('--color-ink-faint');
  const grid = { stroke: readToken('--color-line'), width: 1 };
  const axis = { stroke: ink, font, labelFont: font, grid, ticks: { show: false }, gap: scaled(6) };
  return {
    width,
    height,
    legend: { show: false },
    padding: [scaled(8), scaled(12), 0, 0],
    cursor: {
      y: false,
      drag: { x: true, y: false, uni: 8 },
      sync: { key: group, scales: ['x', null] },
      points: { size: scaled(7), width: 2 },
      bind: {
        // uPlot would only reset this chart; all charts of the group share one zoom.
        dblclick: () => () => {
          latest.current.onZoom(null);
          return null;
        },
      },
    },
    scales: { x: { time: false }, y: log ? { distr: 3 } : { range: softRange } },
    axes: [
      {
        ...axis,
        label: xTitle,
        incrs: [...xSteps],
        space: scaled(56),
        labelSize: scaled(18),
        size: scaled(24),
        grid: { show: false },
        values: (_, ticks) => ticks.map((tick) => latest.current.formatX(tick)),
      },
      {
        ...axis,
        // Where there is no room for it the title is above the chart all the same.
        ...(height < scaled(MIN_TITLED_HEIGHT) ? {} : { label: yTitle, labelSize: scaled(18) }),
        size: scaled(52),
        space: scaled(32),
        ...(log ? { splits: (_: uPlot, __: number, min: number, max: number) => logTicks(min, max) } : {}),
        values: (_, ticks) => ticks.map((tick) => (tick === null ? '' : latest.current.formatY(tick))),
      },
    ],
    series: [
      {},
      ...lines.map(({ colour, dashed, faint }): uPlot.Series => {
        const stroke = resolveColour(colour);
        return {
          stroke: faint ? withAlpha(stroke, 0.28) : stroke,
          width: faint ? 1 : scaled(1.75),
          spanGaps: true,
          points: { show: false },
          ...(dashed ? { dash: [scaled(6), scaled(4)] } : {}),
        };
      }),
    ],
    hooks: {
      setSelect: [
        (self) => {
          if (self.select.width < 4) return;
          const from = self.posToVal(self.select.left, 'x');
          const to = self.posToVal(self.select.left + self.select.width, 'x');
          self.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
          if (to > from) latest.current.onZoom([from, to]);
        },
      ],
      setCursor: [
        (self) => {
          const { idx } = self.cursor;
          const x = idx === null || idx === undefined ? undefined : self.data[0][idx];
          latest.current.onCrosshair(x === undefined || (self.cursor.left ?? -1) < 0 ? null : x);
        },
      ],
      draw: [(self) => drawMarks(self, latest.current.marks)],
    },
  };
}

/** Room above and below, never below zero for values that cannot be. */
function softRange(_: uPlot, min: number, max: number): [number, number] {
  if (!Number.isFinite(min) || !Number.isFinite(max)) return [0, 1];
  const room = (max - min) * 0.06 || Math.abs(max) * 0.1 || 1;
  return [min >= 0 ? Math.max(0, min - room) : min - room, max + room];
}

function drawMarks(self: uPlot, marks: readonly ChartMark[]): void {
  const { ctx, bbox } = self;
  const ratio = window.devicePixelRatio;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  for (const mark of marks) {
    const x = self.valToPos(mark.x, 'x', true);
    ctx.strokeStyle = resolveColour(mark.colour);
    ctx.lineWidth = 1.5 * ratio;
    if (mark.type === 'resumed') {
      ctx.setLineDash([2 * ratio, 3 * ratio]);
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
    } else if (mark.y !== undefined) {
      ctx.setLineDash([]);
      ctx.fillStyle = readToken('--color-surface');
      ctx.beginPath();
      ctx.arc(x, self.valToPos(mark.y, 'y', true), scaled(5) * ratio, 0, Math.PI * 2);
      ctx.fill();
      ctx.lineWidth = 2.5 * ratio;
      ctx.stroke();
    }
  }
  ctx.restore();
}

function moveCrosshair(event: KeyboardEvent, self: uPlot | null): void {
  if (!self) return;
  const x = self.data[0];
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    PageUp: -10,
    PageDown: 10,
    Home: -1e9,
    End: 1e9,
  };
  const step = steps[event.key];
  if (event.key === 'Escape') {
    self.setCursor({ left: -10, top: -10 });
  } else if (step !== undefined && x.length > 0) {
    const middle = placeNear([...x], self.posToVal(self.bbox.width / window.devicePixelRatio / 2, 'x')) ?? 0;
    const place = Math.max(0, Math.min(x.length - 1, (self.cursor.idx ?? middle) + step));
    self.setCursor({ left: self.valToPos(x[place] ?? 0, 'x'), top: self.bbox.height / window.devicePixelRatio / 2 });
  } else {
    return;
  }
  event.preventDefault();
}

function withAlpha(colour: string, alpha: number): string {
  return colour.startsWith('oklch(') ? colour.replace(')', ` / ${alpha})`) : colour;
}
