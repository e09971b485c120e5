import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Cell } from '../../shared/ipc/dataContract.ts';
import { studio } from '../bridge/studio.ts';
import { evaluationTexts } from '../texts/evaluationTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { Button } from '../ui/Button.tsx';
import { CellValue } from '../ui/CellValue.tsx';
import { describeError } from '../ui/describeError.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { formatMeasure, formatShare } from '../ui/formatValues.ts';
import { IconButton } from '../ui/IconButton.tsx';
import type { Sample } from './sampleGroups.ts';

/** How many rows are read at a time. */
const PAGE = 60;

interface SourceRows {
  readonly fields: readonly {
    readonly name: string;
    readonly semantic?: string | undefined;
    readonly classes?: readonly string[] | null | undefined;
  }[];
  readonly cells: ReadonlyMap<number, readonly Cell[]>;
}

/** The rows behind a number, as a person knows them, with what the model said about each. */
export function SamplesView({
  run,
  title,
  samples,
  classes,
  onClose,
}: {
  readonly run: string;
  readonly title: string;
  readonly samples: readonly Sample[];
  /** Null for a regression. */
  readonly classes: readonly string[] | null;
  onClose?(): void;
}) {
  const say = useTexts(evaluationTexts);
  const { language, number } = useSpeech();
  const [count, setCount] = useState(PAGE);
  const [rows, setRows] = useState<SourceRows | null>(null);
  const [error, setError] = useState<unknown>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other samples start from the first page.
  useEffect(() => setCount(PAGE), [samples]);
  useEffect(() => {
    let here = true;
    setError(null);
    const rowIds = samples.slice(0, count).map((sample) => sample.rowId);
    if (rowIds.length === 0) return;
    studio.call('readRunRows', { run, rowIds: rowIds.slice(0, 500) }).then(
      (read) =>
        here && setRows({ fields: read.fields, cells: new Map(read.rows.map((row) => [row.rowId, row.cells])) }),
      (reason: unknown) => here && setError(reason),
    );
    return () => {
      here = false;
    };
  }, [run, samples, count]);
  const shown = samples.slice(0, count);
  const image = rows?.fields.findIndex((field) => field.semantic === 'image') ?? -1;
  return (
    <section aria-label={title} className="flex h-full min-h-0 min-w-0 flex-col gap-2" data-testid="samples">
      <header className="flex flex-wrap items-center gap-x-2">
        <h3 className="min-w-0 truncate text-sm font-semibold">{title}</h3>
        <span className="tabular text-xs whitespace-nowrap text-ink-faint">
          {classes && samples.length > 0
            ? say('samplesCount', { shown: number(shown.length), count: number(samples.length) })
            : null}
        </span>
        {onClose ? (
          <IconButton icon={X} size="sm" label={say('closeSamples')} onClick={onClose} className="ml-auto" />
        ) : null}
      </header>
      <div className="min-h-0 flex-1 overflow-auto">
        {samples.length === 0 ? (
          <EmptyState title={say('samplesNone')} />
        ) : error ? (
          <EmptyState title={say('samplesFailed')} description={describeError(error, language)} />
        ) : !rows ? (
          <EmptyState title={say('samplesLoading')} />
        ) : image >= 0 ? (
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(4.5rem,1fr))] gap-2">
            {shown.map((sample) => (
              <li key={sample.rowId} className="flex min-w-0 flex-col gap-0.5 text-xs">
                <CellValue
                  cell={rows.cells.get(sample.rowId)?.[image] ?? null}
                  alt={say('oneRow', { row: number(sample.rowId) })}
                  imageClass="aspect-square w-full border border-line bg-sunken"
                />
                <Verdict sample={sample} classes={classes} />
              </li>
            ))}
          </ul>
        ) : (
          <SampleTable rows={rows} samples={shown} classes={classes} />
        )}
        {samples.length > count && rows ? (
          <Button size="sm" className="mt-2" onClick={() => setCount(count + PAGE)}>
            {say('more')}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

function Verdict({ sample, classes }: { readonly sample: Sample; readonly classes: readonly string[] | null }) {
  const say = useTexts(evaluationTexts);
  const { language } = useSpeech();
  const name = (value: number) => (classes ? (classes[value] ?? String(value)) : formatMeasure(value, language));
  return (
    <>
      {/* A long name gives way; how certain it was stays whole. */}
      <span className="flex gap-1" title={`${say('predicted')}: ${name(sample.predicted)}`}>
        <span className="sr-only">{say('predicted')} </span>
        <span className="truncate">{name(sample.predicted)}</span>
        {sample.confidence === null ? null : (
          <span className="tabular shrink-0 text-ink-soft">{formatShare(sample.confidence, language, 0)}</span>
        )}
      </span>
      {sample.actual === sample.predicted ? null : (
        <span className="truncate text-ink-faint" title={`${say('actual')}: ${name(sample.actual)}`}>
          {say('actual')}: {name(sample.actual)}
        </span>
      )}
    </>
  );
}

function SampleTable({
  rows,
  samples,
  classes,
}: {
  readonly rows: SourceRows;
  readonly samples: readonly Sample[];
  readonly classes: readonly string[] | null;
}) {
  const say = useTexts(evaluationTexts);
  const { language, number } = useSpeech();
  const name = (value: number) => (classes ? (classes[value] ?? String(value)) : formatMeasure(value, language));
  const head = 'sticky top-0 bg-surface px-2 py-1 font-medium whitespace-nowrap';
  return (
    <table className="tabular w-full border-collapse text-xs" data-selectable>
      <thead className="text-left text-ink-soft">
        <tr>
          <th scope="col" className={`${head} text-right`}>
            {say('rowNumber')}
          </th>
          <th scope="col" className={head}>
            {say('predicted')}
          </th>
          <th scope="col" className={head}>
            {say('actual')}
          </th>
          <th scope="col" className={`${head} text-right`}>
            {say(classes ? 'confidence' : 'error')}
          </th>
          {rows.fields.map((field) => (
            <th key={field.name} scope="col" className={`${head} text-ink-faint`}>
              {field.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {samples.map((sample) => (
          <tr key={sample.rowId} className="border-t border-line">
            <th scope="row" className="px-2 py-1 text-right font-normal text-ink-faint">
              {number(sample.rowId)}
            </th>
            <td className="px-2 py-1 font-medium whitespace-nowrap">{name(sample.predicted)}</td>
            <td className="px-2 py-1 whitespace-nowrap">{name(sample.actual)}</td>
            <td className="px-2 py-1 text-right">
              {sample.confidence === null
                ? formatMeasure(sample.predicted - sample.actual, language)
                : formatShare(sample.confidence, language)}
            </td>
            {rows.fields.map((field, place) => (
              <td key={field.name} className="max-w-40 truncate px-2 py-1 whitespace-nowrap text-ink-soft">
                <CellValue cell={rows.cells.get(sample.rowId)?.[place] ?? null} classes={field.classes} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
