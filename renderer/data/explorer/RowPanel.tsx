import { X } from 'lucide-react';
import { useExplorerStore } from '../../stores/explorerStore.ts';
import { explorerTexts } from '../../texts/explorerTexts.ts';
import { useSpeech, useTexts } from '../../texts/useTexts.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { RowEditForm } from './RowEditForm.tsx';
import { RowWay } from './RowWay.tsx';
import type { ExplorerRow, RowsSummary } from './useRowPages.ts';

/** One row beside the table: what can be changed about it, and its way along the graph. */
export function RowPanel({
  node,
  row,
  fields,
}: {
  readonly node: string;
  readonly row: ExplorerRow;
  readonly fields: RowsSummary['fields'];
}) {
  const say = useTexts(explorerTexts);
  const { number } = useSpeech();
  return (
    <aside
      aria-label={say('rowTitle', { row: number(row.rowId) })}
      className="flex w-80 shrink-0 flex-col gap-3 overflow-y-auto pr-1"
      data-testid="explorer-row"
    >
      <header className="flex items-center justify-between">
        <h2 className="tabular text-md font-semibold">{say('rowTitle', { row: number(row.rowId) })}</h2>
        <IconButton
          label={say('closeRow')}
          icon={X}
          size="sm"
          onClick={() => useExplorerStore.setState({ row: null })}
        />
      </header>
      <RowEditForm key={`${node} ${row.rowId}`} node={node} row={row} fields={fields} />
      <RowWay node={node} row={row.rowId} />
    </aside>
  );
}
