import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { resolveColour } from '../theme/colours.ts';
import { AxisTitles } from './AxisTitles.tsx';
import { linearTicks } from './axisTicks.ts';
import { nearestPoint } from './nearestPoint.ts';
import { useElementSize } from './useElementSize.ts';
import { scaled, useThemeKey } from './useThemeKey.ts';

export interface ScatterPlotProps {
  readonly label: string;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Index of the point that is marked. */
  readonly chosen: number | null;
  onChoose(point: number): void;
  format(value: number): string;
  /** Says a point in words while the pointer is on it. */
  sayPoint(point: number): string;
}

/** Points over equal axes with the line on which both agree. Drawn on a canvas, so ten thousand are no burden. */
export function ScatterPlot({ label, xTitle, yTitle, x, y, chosen, onChoose, format, sayPoint }: ScatterPlotProps) {
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = useElementSize(host);
  const theme = useThemeKey();
  const [near, setNear] = useState<number | null>(null);
  const margin = { left: scaled(58), right: scaled(12), top: scaled(10), bottom: scaled(40) };
  const all = [...x, ...y].filter(Number.isFinite);
  const least = all.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
  const most = all.reduce((high, value) => Math.max(high, value), Number.NEGATIVE_INFINITY);
  const room = (most - least) * 0.05 || 1;
  const min = least - room;
  const max = most + room;
  const inner = {
    width: Math.max(1, width - margin.left - margin.right),
    height: Math.max(1, height - margin.top - margin.bottom),
  };
  const toX = (value: number) => margin.left + ((value - min) / (max - min)) * inner.width;
  const toY = (value: number) => margin.top + (1 - (value - min) / (max - min)) * inner.height;
  const font = scaled(12);

  // biome-ignore lint/correctness/useExhaustiveDependencies: places follow from data and size; the theme changes the colours.
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !canvas.current || width === 0) return;
    const ratio = window.devicePixelRatio;
    canvas.current.width = Math.round(width * ratio);
    canvas.current.height = Math.round(height * ratio);
    context.scale(ratio, ratio);
    context.fillStyle = resolveColour('var(--color-series-1)');
    context.globalAlpha = x.length > 2000 ? 0.35 : 0.6;
    const radius = scaled(x.length > 2000 ? 2 : 3.5);
    x.forEach((value, point) => {
      context.beginPath();
      context.arc(toX(value), toY(y[point] ?? 0), radius, 0, Math.PI * 2);
      context.fill();
    });
  }, [x, y, width, height, theme]);

  const find = (event: PointerEvent<SVGSVGElement>): number | null => {
    const box = event.currentTarget.getBoundingClientRect();
    const place = { x: event.clientX - box.left, y: event.clientY - box.top };
    return nearestPoint([{ x: x.map(toX), y: y.map(toY) }], place, scaled(12))?.point ?? null;
  };
  const ring = (point: number | null, key: string) =>
    point === null ? null : (
      <circle
        key={key}
        cx={toX(x[point] ?? 0)}
        cy={toY(y[point] ?? 0)}
        r={scaled(6)}
        fill="none"
        stroke="var(--color-ink)"
        strokeWidth={2}
      />
    );

  return (
    <div ref={host} className="relative min-h-40 min-w-0 flex-1">
      <canvas ref={canvas} className="pointer-events-none absolute inset-0 size-full" />
      {width > 0 && all.length > 0 ? (
        <svg
          role="img"
          aria-label={label}
          width={width}
          height={height}
          className="absolute inset-0"
          fontSize={font}
          onPointerMove={(event) => setNear(find(event))}
          onPointerLeave={() => setNear(null)}
          onPointerUp={(event) => {
            const point = find(event);
            if (point !== null) onChoose(point);
          }}
        >
          {linearTicks(min, max, 5).map((tick) => (
            <g key={tick} fill="var(--color-ink-faint)">
              <path d={`M${margin.left} ${toY(tick)}h${inner.width}`} stroke="var(--color-line)" strokeOpacity={0.7} />
              <text x={margin.left - 6} y={toY(tick) + font / 3} textAnchor="end">
                {format(tick)}
              </text>
              <text x={toX(tick)} y={height - margin.bottom + font + 4} textAnchor="middle">
                {format(tick)}
              </text>
            </g>
          ))}
          <path
            d={`M${toX(min)} ${toY(min)}L${toX(max)} ${toY(max)}`}
            stroke="var(--color-ink-faint)"
            strokeDasharray="3 4"
            fill="none"
          />
          <AxisTitles
            x={{ title: xTitle, at: margin.left + inner.width / 2, bottom: height - 4 }}
            y={{ title: yTitle, at: margin.top + inner.height / 2, left: font }}
          />
          {ring(chosen, 'chosen')}
          {ring(near, 'near')}
          {near === null ? null : (
            <text
              x={margin.left + 8}
              y={margin.top + font}
              fill="var(--color-ink)"
              stroke="var(--color-surface)"
              strokeWidth={4}
              paintOrder="stroke"
              className="tabular"
            >
              {sayPoint(near)}
            </text>
          )}
        </svg>
      ) : null}
    </div>
  );
}
