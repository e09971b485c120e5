/** Bars of a distribution, as wide and high as its place. What it shows is said by `label`. */
export function Histogram({
  bins,
  label,
}: {
  readonly bins: readonly { readonly label: string; readonly count: number }[];
  readonly label: string;
}) {
  const most = Math.max(1, ...bins.map((bin) => bin.count));
  const width = 100 / Math.max(1, bins.length);
  return (
    <svg role="img" aria-label={label} viewBox="0 0 100 28" preserveAspectRatio="none" className="h-7 w-full">
      <path d="M0 27.75H100" stroke="var(--color-line)" strokeWidth="0.5" />
      {bins.map((bin, place) => {
        // A bin that holds anything is seen, however little it is.
        const height = bin.count === 0 ? 0 : Math.max(1, (bin.count / most) * 26);
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: bins are places on an axis, labels may repeat.
            key={place}
            x={place * width + width * 0.08}
            y={27.5 - height}
            width={width * 0.84}
            height={height}
            fill="var(--color-category-data)"
          >
            <title>{`${bin.label}: ${bin.count}`}</title>
          </rect>
        );
      })}
    </svg>
  );
}
