/** One number that matters, after its name. */
export function MetricFigure({
  name,
  value,
  unit,
  title,
}: {
  readonly name: string;
  /** The name in full, where `name` is short for it. */
  readonly title?: string;
  readonly value: string;
  readonly unit?: string | null;
}) {
  return (
    <div className="flex items-baseline gap-1.5 whitespace-nowrap">
      <dt className="text-xs text-ink-soft" title={title}>
        {name}
      </dt>
      <dd className="tabular text-md font-semibold" data-selectable>
        {value}
        {unit ? <span className="ml-1 text-xs font-normal text-ink-soft">{unit}</span> : null}
      </dd>
    </div>
  );
}
