/** One number that matters, with its name. */
export function MetricTile({
  name,
  value,
  unit,
}: {
  readonly name: string;
  readonly value: string;
  readonly unit?: string | null;
}) {
  return (
    <div className="flex min-w-0 flex-col rounded-card border border-line bg-raised px-3 py-2">
      <dt className="truncate text-xs text-ink-soft" title={name}>
        {name}
      </dt>
      <dd className="tabular text-lg font-semibold whitespace-nowrap" data-selectable>
        {value}
        {unit ? <span className="ml-1 text-sm font-normal text-ink-soft">{unit}</span> : null}
      </dd>
    </div>
  );
}
