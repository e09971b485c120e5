import { useMemo } from 'react';
import type { LoomDocument } from '../../shared/graph/document.ts';
import { categoryColours, portColour } from '../theme/colours.ts';
import { layoutPicture } from './layoutPicture.ts';

/** Room around the graph, in its own coordinates. */
const EDGE = 48;

/** The graph of a document, small: every node and wire is there, coloured by category. */
export function TemplatePicture({ document }: { readonly document: LoomDocument }) {
  const picture = useMemo(() => layoutPicture(document), [document]);
  return (
    <svg
      aria-hidden="true"
      viewBox={`${-EDGE} ${-EDGE} ${picture.width + 2 * EDGE} ${picture.height + 2 * EDGE}`}
      preserveAspectRatio="xMidYMid meet"
      className="size-full"
    >
      {picture.wires.map(({ id, path, carries }) => (
        <path key={id} d={path} fill="none" stroke={portColour(carries)} strokeWidth={7} strokeOpacity={0.55} />
      ))}
      {picture.cards.map(({ id, x, y, width, height, category, ports }) => {
        const colours = category ? categoryColours(category) : { main: 'var(--color-line-strong)' };
        return (
          <g key={id}>
            <rect
              x={x}
              y={y}
              width={width}
              height={height}
              rx={16}
              fill="var(--color-raised)"
              stroke="var(--color-line)"
              strokeWidth={4}
            />
            <path d={`M${x + 16} ${y + 2}h${width - 32}`} stroke={colours.main} strokeWidth={8} strokeLinecap="round" />
            <rect x={x + 20} y={y + 22} width={26} height={26} rx={8} fill={colours.main} />
            <rect x={x + 60} y={y + 22} width={width * 0.42} height={10} rx={5} fill="var(--color-ink-faint)" />
            <rect x={x + 60} y={y + 40} width={width * 0.28} height={8} rx={4} fill="var(--color-line)" />
            {ports.map((port) => (
              <circle key={`${port.x} ${port.y}`} cx={port.x} cy={port.y} r={8} fill={portColour(port.carries)} />
            ))}
          </g>
        );
      })}
    </svg>
  );
}
