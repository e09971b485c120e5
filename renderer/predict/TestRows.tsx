import { useEffect, useState } from 'react';
import type { CallOutput } from '../../shared/ipc/rpc.ts';
import type { StudioContract } from '../../shared/ipc/studioContract.ts';
import { studio } from '../bridge/studio.ts';
import { predictTexts } from '../texts/predictTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { Button } from '../ui/Button.tsx';
import { CellValue, formatCell } from '../ui/CellValue.tsx';
import { describeError } from '../ui/describeError.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { joinClasses } from '../ui/joinClasses.ts';
import type { ModelDescription, PredictionSource } from './usePrediction.ts';

type SourceRows = CallOutput<StudioContract, 'readRunRows'>;

/** How many rows are read at a time; main takes at most 500. */
const PAGE = 80;
const MOST = 480;

/** Test rows to choose from: pictures in a grid, or lines of a table. */
export function TestRows({
  run,
  model,
  ask,
}: {
  readonly run: string;
  readonly model: ModelDescription;
  ask(from: PredictionSource, actual: string | null): void;
}) {
  const say = useTexts(predictTexts);
  const { language, number } = useSpeech();
  const [count, setCount] = useState(PAGE);
  const [rows, setRows] = useState<SourceRows | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  useEffect(() => {
    let here = true;
    setError(null);
    const rowIds = model.testRowIds.slice(0, count);
    if (rowIds.length === 0) return;
    studio.call('readRunRows', { run, rowIds }).then(
      (read) => here && setRows(read),
      (reason: unknown) => here && setError(reason),
    );
    return () => {
      here = false;
    };
  }, [run, model, count]);
  if (model.testRowIds.length === 0) return <EmptyState title={say('testNone')} />;
  if (error) return <EmptyState title={say('failed')} description={describeError(error, language)} />;
  if (!rows) return <EmptyState title={say('loading')} />;

  const target = rows.fields.findIndex((field) => field.name === model.target);
  const image = rows.fields.findIndex((field) => field.semantic === 'image');
  const labelOf = (row: SourceRows['rows'][number]): string =>
    formatCell(row.cells[target] ?? null, language, rows.fields[target]?.classes ?? model.classes);
  const choose = (row: SourceRows['rows'][number]) => {
    setChosen(row.rowId);
    ask({ type: 'rowIds', rowIds: [row.rowId] }, labelOf(row) || null);
  };
  return (
    <div className="h-full overflow-auto" data-testid="test-rows">
      {image >= 0 ? (
        <ul
          aria-label={say('testList')}
          className="grid grid-cols-[repeat(auto-fill,minmax(3.25rem,1fr))] gap-1.5 p-0.5"
        >
          {rows.rows.map((row) => (
            <li key={row.rowId}>
              <button
                type="button"
                aria-pressed={row.rowId === chosen}
                onClick={() => choose(row)}
                title={labelOf(row)}
                className={joinClasses(
                  'block w-full overflow-hidden rounded-control border bg-sunken',
                  row.rowId === chosen
                    ? 'border-accent outline-2 outline-accent'
                    : 'border-line hover:border-line-strong',
                )}
              >
                <CellValue
                  cell={row.cells[image] ?? null}
                  alt={say('testRow', { row: number(row.rowId), label: labelOf(row) })}
                  imageClass="aspect-square w-full"
                />
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <table className="tabular w-full border-collapse text-xs">
          <caption className="sr-only">{say('testList')}</caption>
          <thead className="text-left text-ink-soft">
            <tr>
              {rows.fields.map((field) => (
                <th
                  key={field.name}
                  scope="col"
                  className="sticky top-0 bg-surface px-2 py-1 font-medium whitespace-nowrap"
                >
                  {field.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.rows.map((row) => (
              <tr
                key={row.rowId}
                onClick={() => choose(row)}
                className={joinClasses(
                  'border-t border-line',
                  row.rowId === chosen ? 'bg-accent-soft' : 'hover:bg-hover',
                )}
              >
                {rows.fields.map((field, place) => (
                  <td key={field.name} className="max-w-40 truncate px-2 py-0.5 whitespace-nowrap">
                    {place === 0 ? (
                      <button type="button" aria-pressed={row.rowId === chosen} className="min-h-6 text-left">
                        <span className="sr-only">{say('rowNumber', { row: number(row.rowId) })} </span>
                        <CellValue cell={row.cells[place] ?? null} classes={field.classes} />
                      </button>
                    ) : (
                      <CellValue cell={row.cells[place] ?? null} classes={field.classes} />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {model.testRowIds.length > count && count < MOST ? (
        <Button size="sm" className="mt-2" onClick={() => setCount(Math.min(MOST, count + PAGE))}>
          {say('more')}
        </Button>
      ) : null}
    </div>
  );
}
