import { type PointerEvent, useRef, useState } from 'react';
import { AxisTitles } from './AxisTitles.tsx';
import { linearTicks } from './axisTicks.ts';
import { nearestPoint } from './nearestPoint.ts';
import { useElementSize } from './useElementSize.ts';
import { scaled, useThemeKey } from './useThemeKey.ts';

export interface XYLine {
  readonly id: string;
  readonly label: string;
  /** A CSS value. */
  readonly colour: string;
  readonly dashed: boolean;
  readonly x: readonly number[];
  readonly y: readonly number[];
}

export interface XYChartProps {
  /** What it shows, for those who cannot see it. */
  readonly label: string;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly lines: readonly XYLine[];
  /** A line to compare with: `diagonal` from 0,0 to 1,1. */
  readonly reference?: 'diagonal';
  format(value: number): string;
}

/** Curves in the unit square (ROC, precision–recall). The nearest point under the pointer says its exact values. */
export function XYChart({ label, xTitle, yTitle, lines, reference, format }: XYChartProps) {
  const host = useRef<HTMLDivElement>(null);
  const { width, height } = useElementSize(host);
  useThemeKey();
  const [near, setNear] = useState<{ line: number; point: number } | null>(null);
  const margin = { left: scaled(46), right: scaled(10), top: scaled(8), bottom: scaled(38) };
  const inner = {
    width: Math.max(1, width - margin.left - margin.right),
    height: Math.max(1, height - margin.top - margin.bottom),
  };
  const toX = (x: number) => margin.left + x * inner.width;
  const toY = (y: number) => margin.top + (1 - y) * inner.height;
  const font = scaled(12);
  const hovered = near ? lines[near.line] : undefined;
  const hx = hovered?.x[near?.point ?? 0];
  const hy = hovered?.y[near?.point ?? 0];

  const hover = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const pointer = { x: event.clientX - box.left, y: event.clientY - box.top };
    setNear(
      nearestPoint(
        lines.map((line) => ({ x: line.x.map(toX), y: line.y.map(toY) })),
        pointer,
        scaled(24),
      ),
    );
  };

  return (
    <div ref={host} className="relative min-h-40 min-w-0 flex-1">
      {width > 0 && height > 0 ? (
        <svg
          role="img"
          aria-label={label}
          width={width}
          height={height}
          className="absolute inset-0"
          fontSize={font}
          onPointerMove={hover}
          onPointerLeave={() => setNear(null)}
        >
          {linearTicks(0, 1, 4).map((tick) => (
            <g key={tick} fill="var(--color-ink-faint)">
              <path d={`M${margin.left} ${toY(tick)}h${inner.width}`} stroke="var(--color-line)" />
              <text x={margin.left - 6} y={toY(tick) + font / 3} textAnchor="end">
                {format(tick)}
              </text>
              <text x={toX(tick)} y={height - margin.bottom + font + 4} textAnchor="middle">
                {format(tick)}
              </text>
            </g>
          ))}
          {reference === 'diagonal' ? (
            <path
              d={`M${toX(0)} ${toY(0)}L${toX(1)} ${toY(1)}`}
              stroke="var(--color-line-strong)"
              strokeDasharray="2 4"
              fill="none"
            />
          ) : null}
          {lines.map((line, place) => (
            <path
              key={line.id}
              d={line.x
                .map(
                  (x, index) => `${index === 0 ? 'M' : 'L'}${toX(x).toFixed(1)} ${toY(line.y[index] ?? 0).toFixed(1)}`,
                )
                .join('')}
              fill="none"
              stroke={line.colour}
              strokeWidth={place === near?.line ? 3 : 1.75}
              strokeOpacity={near && place !== near.line ? 0.35 : 1}
              strokeDasharray={line.dashed ? '5 3' : undefined}
              strokeLinejoin="round"
            />
          ))}
          <AxisTitles
            x={{ title: xTitle, at: margin.left + inner.width / 2, bottom: height - 4 }}
            y={{ title: yTitle, at: margin.top + inner.height / 2, left: font }}
          />
          {hovered && hx !== undefined && hy !== undefined ? (
            <>
              <circle
                cx={toX(hx)}
                cy={toY(hy)}
                r={scaled(4)}
                fill={hovered.colour}
                stroke="var(--color-raised)"
                strokeWidth={2}
              />
              <text
                x={toX(hx) + (hx > 0.5 ? -10 : 10)}
                y={Math.max(margin.top + font, toY(hy) + (hy > 0.5 ? font * 2 : -10))}
                textAnchor={hx > 0.5 ? 'end' : 'start'}
                fill="var(--color-ink)"
                stroke="var(--color-surface)"
                strokeWidth={4}
                paintOrder="stroke"
                className="tabular"
              >
                {`${hovered.label}  ${format(hx)} / ${format(hy)}`}
              </text>
            </>
          ) : null}
        </svg>
      ) : null}
    </div>
  );
}
