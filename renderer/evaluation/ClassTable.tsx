import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import { evaluationTexts } from '../texts/evaluationTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { formatShare } from '../ui/formatValues.ts';
import type { ClassificationResult } from './sampleGroups.ts';
import { type ClassColumn, sortClasses } from './sortClasses.ts';

const COLUMNS = ['name', 'precision', 'recall', 'f1', 'support'] as const satisfies readonly ClassColumn[];

/** Precision, recall and F1 of every class; a click on a column sorts by it. */
export function ClassTable({ result }: { readonly result: ClassificationResult }) {
  const say = useTexts(evaluationTexts);
  const { language, number } = useSpeech();
  const [sort, setSort] = useState<{ column: ClassColumn; descending: boolean }>({ column: 'f1', descending: false });
  const rows = sortClasses(result.perClass, sort.column, sort.descending, language);
  const titles: Record<ClassColumn, string> = {
    name: say('className'),
    precision: say('precision'),
    recall: say('recall'),
    f1: say('f1'),
    support: say('support'),
  };
  const meanOf = (column: 'precision' | 'recall' | 'f1') =>
    formatShare(rows.reduce((sum, row) => sum + row[column], 0) / Math.max(1, rows.length), language);
  return (
    <table className="tabular w-full border-collapse text-sm" data-selectable>
      <caption className="sr-only">{say('classes')}</caption>
      <thead>
        <tr>
          {COLUMNS.map((column) => {
            const sorted = sort.column === column;
            const Arrow = sort.descending ? ArrowDown : ArrowUp;
            return (
              <th
                key={column}
                scope="col"
                aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}
                className="sticky top-0 bg-surface p-0 text-xs font-medium text-ink-soft"
              >
                <button
                  type="button"
                  title={say('sortBy', { column: titles[column] })}
                  onClick={() => setSort({ column, descending: sorted ? !sort.descending : column !== 'name' })}
                  className={`flex min-h-6 w-full items-center gap-1 rounded-control px-2 hover:bg-hover ${column === 'name' ? '' : 'justify-end'}`}
                >
                  {titles[column]}
                  <Arrow aria-hidden className={`size-3 ${sorted ? '' : 'invisible'}`} />
                </button>
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name} className="border-t border-line">
            <th scope="row" className="max-w-40 truncate px-2 py-1 text-left font-normal">
              {row.name}
            </th>
            <Share value={row.precision} text={formatShare(row.precision, language)} />
            <Share value={row.recall} text={formatShare(row.recall, language)} />
            <Share value={row.f1} text={formatShare(row.f1, language)} />
            <td className="px-2 py-1 text-right text-ink-soft">{number(row.support)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="border-t border-line-strong font-medium">
          <th scope="row" className="px-2 py-1 text-left font-medium">
            {say('mean')}
          </th>
          <td className="px-2 py-1 text-right">{meanOf('precision')}</td>
          <td className="px-2 py-1 text-right">{meanOf('recall')}</td>
          <td className="px-2 py-1 text-right">{meanOf('f1')}</td>
          <td className="px-2 py-1 text-right">{number(rows.reduce((sum, row) => sum + row.support, 0))}</td>
        </tr>
      </tfoot>
    </table>
  );
}

/** A share as number, with a bar that lets the eye compare. */
function Share({ value, text }: { readonly value: number; readonly text: string }) {
  return (
    <td className="px-2 py-1 text-right">
      <span className="inline-flex items-center gap-2">
        <span aria-hidden="true" className="hidden h-1 w-10 overflow-hidden rounded-full bg-pressed lg:block">
          <span className="block h-full rounded-full bg-category-evaluation" style={{ width: `${value * 100}%` }} />
        </span>
        {text}
      </span>
    </td>
  );
}
