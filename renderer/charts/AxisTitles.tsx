/** What the axes of a drawn chart mean. Places are in the pixels of its SVG. */
export function AxisTitles({
  x,
  y,
}: {
  readonly x: { readonly title: string; readonly at: number; readonly bottom: number };
  readonly y: { readonly title: string; readonly at: number; readonly left: number };
}) {
  return (
    <g textAnchor="middle" fill="var(--color-ink-soft)">
      <text x={x.at} y={x.bottom}>
        {x.title}
      </text>
      <text transform={`translate(${y.left} ${y.at}) rotate(-90)`}>{y.title}</text>
    </g>
  );
}
