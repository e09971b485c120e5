import { Table2, Undo2 } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import { nodeTitle } from '../../stores/describeNode.ts';
import { redo, undo, useDocumentStore } from '../../stores/documentStore.ts';
import { exploreNode, useExplorerStore } from '../../stores/explorerStore.ts';
import { selectedNode, useViewStore } from '../../stores/viewStore.ts';
import { explorerTexts } from '../../texts/explorerTexts.ts';
import { useSpeech, useTexts } from '../../texts/useTexts.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FailedState } from '../../ui/FailedState.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { lastDataNode, listDataNodes } from '../previewKey.ts';
import { FilterField } from './FilterField.tsx';
import { PictureGrid } from './PictureGrid.tsx';
import { BAND_ROWS, RowBands } from './RowBands.tsx';
import { RowPanel } from './RowPanel.tsx';
import { RowTable } from './RowTable.tsx';
import { type ExplorerRow, type RowPages, useRowPages } from './useRowPages.ts';

/** Every row that leaves a node, in a table or a grid of pictures, over the whole window. */
export function DataExplorer() {
  const say = useTexts(explorerTexts);
  const open = useViewStore((state) => state.overlay === 'explorer');
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => (next ? undefined : useViewStore.setState({ overlay: null }))}
      title={say('title')}
      size="full"
      firstFocus={() => globalThis.document.querySelector<HTMLElement>('input[name="explorer-filter"]')}
    >
      {open ? <ExplorerBody /> : null}
    </Dialog>
  );
}

function ExplorerBody() {
  const say = useTexts(explorerTexts);
  const { language } = useSpeech();
  const document = useDocumentStore((state) => state.document);
  const canUndo = useDocumentStore((state) => state.history.past.length > 0);
  const selected = useViewStore(selectedNode);
  const trail = useExplorerStore((state) => state.trail);
  const filter = useExplorerStore((state) => state.filter);
  const sort = useExplorerStore((state) => state.sort);
  const row = useExplorerStore((state) => state.row);
  const nodes = useMemo(() => listDataNodes(document), [document]);
  const isThere = (id: string | null): id is string => id !== null && nodes.includes(id);
  const node = trail.findLast(isThere) ?? (isThere(selected) ? selected : lastDataNode(document));
  const pages = useRowPages(node, { filter, sort });
  const chosen = useChosenRow(pages, row);
  if (node === null) return <EmptyState icon={Table2} title={say('noData')} />;
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (!(event.ctrlKey || event.metaKey) || event.target instanceof HTMLInputElement) return;
    // The window's keys rest while a dialog is open; taking a change back is what is wanted right here.
    if (event.key.toLowerCase() === 'z') (event.shiftKey ? redo : undo)();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens to keys of what is in it.
    <div className="flex min-h-0 flex-1 flex-col gap-3" data-testid="explorer" onKeyDown={onKeyDown}>
      <div className="flex items-start gap-3">
        <Select
          label={say('node')}
          value={node}
          onChange={exploreNode}
          className="w-56 shrink-0"
          options={nodes.map((id) => {
            const record = document.nodes[id];
            return { value: id, label: record ? nodeTitle(record, language) : id };
          })}
        />
        <FilterField node={node} problem={pages.summary?.problem ?? null} matching={pages.summary?.matching ?? 0} />
        <Button icon={Undo2} disabled={!canUndo} focusableWhenDisabled onClick={() => undo()} className="mt-6">
          {say('undo')}
        </Button>
      </div>
      <div className="flex min-h-0 flex-1 gap-3">
        <Rows pages={pages} />
        {chosen && pages.summary ? <RowPanel node={node} row={chosen} fields={pages.summary.fields} /> : null}
      </div>
    </div>
  );
}

/** The row whose way is shown, as long as it has been seen: its page may be gone meanwhile. */
function useChosenRow(pages: RowPages, rowId: number | null): ExplorerRow | null {
  const [seen, setSeen] = useState<ExplorerRow | null>(null);
  const found = rowId === null ? undefined : pages.findRow(rowId);
  useEffect(() => {
    if (found) setSeen(found);
  }, [found]);
  if (rowId === null) return null;
  return found ?? (seen?.rowId === rowId ? seen : null);
}

function Rows({ pages }: { readonly pages: RowPages }) {
  const say = useTexts(explorerTexts);
  const { number } = useSpeech();
  const [view, setView] = useState<'pictures' | 'table'>('pictures');
  const [band, setBand] = useState(0);
  const { summary, error, loading } = pages;
  if (error) {
    return (
      <FailedState
        title={say('failed')}
        error={error}
        action={
          <Button size="sm" onClick={pages.again}>
            {say('again')}
          </Button>
        }
      />
    );
  }
  if (!summary) return <EmptyState icon={Table2} title={say('loading')} />;
  const { rows, matching, fields } = summary;
  const hasPictures = fields.some(({ semantic }) => semantic === 'image');
  // A filter may leave fewer bands than the one that was looked at.
  const start = Math.min(band, Math.floor(Math.max(0, matching - 1) / BAND_ROWS)) * BAND_ROWS;
  const shown = { pages, summary, start, count: Math.min(BAND_ROWS, matching - start) };
  const isPictures = hasPictures && view === 'pictures';
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col gap-2">
      <div className="flex h-7 items-center gap-3">
        <p role="status" className="tabular text-sm font-medium" data-testid="explorer-count">
          {matching === rows
            ? say('count', { count: rows, rows: number(rows) })
            : say('matching', { matching: number(matching), rows: number(rows) })}
        </p>
        {matching > BAND_ROWS ? <RowBands start={start} matching={matching} onChange={setBand} /> : null}
        {hasPictures ? (
          <Segmented
            label={say('view')}
            value={view}
            onChange={setView}
            className="ml-auto"
            options={[
              { value: 'pictures', label: say('pictures') },
              { value: 'table', label: say('table') },
            ]}
          />
        ) : null}
      </div>
      {matching === 0 && !loading ? (
        <EmptyState icon={Table2} title={say(summary.problem ? 'wrongFilter' : rows === 0 ? 'empty' : 'nothing')} />
      ) : isPictures ? (
        <PictureGrid key={start} {...shown} />
      ) : (
        <RowTable key={start} {...shown} />
      )}
    </div>
  );
}
