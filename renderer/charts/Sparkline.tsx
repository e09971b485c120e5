import { seriesColour } from '../theme/colours.ts';

const WIDTH = 100;
const HEIGHT = 24;

/** A series as a small line, one a channel, each over its own range so that all can be seen. What it is is said by `label`. */
export function Sparkline({
  series,
  label,
  className = 'h-6 w-32',
}: {
  readonly series: readonly (readonly (number | null)[])[];
  readonly label: string;
  readonly className?: string;
}) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className={`block ${className}`}
    >
      {series.map((values, channel) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: a channel is its place.
          key={channel}
          d={drawLine(values)}
          fill="none"
          stroke={seriesColour(channel)}
          strokeWidth="1.25"
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}

/** The path of one channel; a missing value is a gap. */
export function drawLine(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  const low = Math.min(...known);
  const span = Math.max(...known) - low || 1;
  const step = WIDTH / Math.max(1, values.length - 1);
  let path = '';
  let isDown = false;
  for (const [place, value] of values.entries()) {
    if (value === null) {
      isDown = false;
      continue;
    }
    const y = HEIGHT - 1.5 - ((value - low) / span) * (HEIGHT - 3);
    path += `${isDown ? 'L' : 'M'}${(place * step).toFixed(2)} ${y.toFixed(2)}`;
    isDown = true;
  }
  return path;
}
