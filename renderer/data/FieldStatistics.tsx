import type { Preview } from '../../shared/ipc/dataContract.ts';
import { Histogram } from '../charts/Histogram.tsx';
import { dataTexts } from '../texts/dataTexts.ts';
import { type Say, useSpeech, useTexts } from '../texts/useTexts.ts';
import { Badge } from '../ui/Badge.tsx';
import { formatMeasure } from '../ui/formatValues.ts';

type Field = Preview['fields'][number];
type Statistics = Preview['statistics'][number];
type SayData = Say<(typeof dataTexts)['record']>;

/** What is in each field: kind, role, range, what is missing, and how its values are spread. */
export function FieldStatistics({ preview }: { readonly preview: Preview }) {
  const byField = new Map(preview.statistics.map((one) => [one.field, one]));
  return (
    <ul className="flex flex-col">
      {preview.fields.map((field) => (
        <li key={field.name} className="border-line py-1.5 not-first:border-t">
          <FieldRow field={field} statistics={byField.get(field.name)} />
        </li>
      ))}
    </ul>
  );
}

function FieldRow({ field, statistics }: { readonly field: Field; readonly statistics: Statistics | undefined }) {
  const say = useTexts(dataTexts);
  const { language, number } = useSpeech();
  const role = nameRole(field.role, say);
  const facts = statistics ? listFacts(statistics, field, say, (value) => formatMeasure(value, language), number) : [];
  return (
    <div className="flex flex-col gap-0.5">
      <div className="flex min-w-0 items-center gap-1.5">
        <span className="min-w-0 truncate text-sm font-medium" title={field.name}>
          {field.name}
        </span>
        {field.unit ? <span className="text-xs text-ink-faint">{field.unit}</span> : null}
        <span className="ml-auto flex items-center gap-1">
          {role ? <Badge tone={field.role === 'target' ? 'accent' : 'neutral'}>{role}</Badge> : null}
          <span className="text-xs whitespace-nowrap text-ink-faint">
            {say(field.semantic ?? 'number')}
            {field.shape.length > 0 ? (
              <span className="ml-1 font-mono">{field.shape.map((dim) => dim ?? '?').join('×')}</span>
            ) : null}
          </span>
        </span>
      </div>
      {statistics && statistics.histogram.length > 0 ? (
        <Histogram
          bins={statistics.histogram}
          label={say('histogram', {
            field: field.name,
            bins: statistics.histogram.map((bin) => `${bin.label} ${number(bin.count)}`).join(', '),
          })}
        />
      ) : null}
      {facts.length > 0 ? <p className="tabular text-xs text-ink-faint">{facts.join(' · ')}</p> : null}
      {statistics?.quantiles && field.semantic !== 'tokens' && statistics.min !== statistics.max ? (
        <Quartiles quantiles={statistics.quantiles} say={say} measure={(value) => formatMeasure(value, language)} />
      ) : null}
      {statistics && statistics.association !== null ? (
        <p className="tabular text-xs text-ink-faint" title={say('associationHelp')}>
          {say('association', { value: number(statistics.association, { maximumFractionDigits: 2 }) })}
        </p>
      ) : null}
    </div>
  );
}

function listFacts(
  statistics: Statistics,
  field: Field,
  say: SayData,
  measure: (value: number) => string,
  number: (value: number) => string,
): string[] {
  const { min, max, mean, standardDeviation, distinct, missing } = statistics;
  // Neither names nor the numbers of words have a middle.
  const isCategory = field.semantic === 'category' || field.semantic === 'tokens';
  return [
    isCategory || min === null || max === null ? '' : say('range', { min: measure(min), max: measure(max) }),
    isCategory || mean === null
      ? ''
      : say('mean', { mean: measure(mean), deviation: standardDeviation === null ? '–' : measure(standardDeviation) }),
    distinct !== null && (field.semantic === 'category' || field.semantic === 'text')
      ? say('distinct', { count: number(distinct) })
      : '',
    missing > 0 ? say('missingCount', { count: number(missing) }) : '',
  ].filter((fact) => fact !== '');
}

function Quartiles({
  quantiles,
  say,
  measure,
}: {
  readonly quantiles: readonly number[];
  readonly say: SayData;
  measure(value: number): string;
}) {
  const [lowest = '', low = '', median = '', high = '', highest = ''] = quantiles.map(measure);
  return (
    <p className="tabular text-xs text-ink-faint" title={say('tails', { lowest, highest })}>
      {say('quantiles', { low, median, high })}
    </p>
  );
}

function nameRole(role: Field['role'], say: SayData): string | null {
  switch (role) {
    case 'target':
      return say('target');
    case 'id':
      return say('roleId');
    case 'weight':
      return say('roleWeight');
    case 'group':
      return say('roleGroup');
    case 'time':
      return say('roleTime');
    case 'ignore':
      return say('roleIgnore');
    case 'feature':
      return null;
  }
}
