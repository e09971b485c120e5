import type { Carries } from '../../shared/nodes/portType.ts';
import { portColour } from '../theme/colours.ts';

/** Outlines in a 12 × 12 box: what a port carries is told by shape as well as by hue. */
const OUTLINES: Record<Carries, string> = {
  dataset: 'M1.5 1.5h9v9h-9z',
  tensor: 'M6 1a5 5 0 1 1 0 10a5 5 0 1 1 0-10z',
  model: 'M6 .8l4.6 2.6v5.2L6 11.2l-4.6-2.6V3.4z',
  objective: 'M6 .5L11.5 6L6 11.5L.5 6z',
  metric: 'M6 1.2l5.2 9.3H.8z',
  optimizer: 'M4 1h4v3h3v4H8v3H4V8H1V4h3z',
  callback: 'M6 10.8L.8 1.5h10.4z',
};

/** The mark of a port, 12 px drawn. `filled` says that a wire is there. Name it where it stands: it is hidden from screen readers. */
export function PortShape({
  carries,
  filled = true,
  size = 12,
  className,
}: {
  readonly carries: Carries;
  readonly filled?: boolean;
  readonly size?: number;
  readonly className?: string;
}) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 12 12" className={className}>
      <path
        d={OUTLINES[carries]}
        fill={filled ? portColour(carries) : 'var(--color-raised)'}
        stroke={portColour(carries)}
        strokeWidth={1.5}
        strokeLinejoin="round"
      />
    </svg>
  );
}
