import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useElementSize } from '../../charts/useElementSize.ts';
import { scaled } from '../../charts/useThemeKey.ts';
import { type ExplorerState, useExplorerStore } from '../../stores/explorerStore.ts';
import { dataTexts } from '../../texts/dataTexts.ts';
import { explorerTexts } from '../../texts/explorerTexts.ts';
import { useSpeech, useTexts } from '../../texts/useTexts.ts';
import { CellValue } from '../../ui/CellValue.tsx';
import { joinClasses } from '../../ui/joinClasses.ts';
import { moveByKey } from './moveByKey.ts';
import type { RowPages, RowsSummary } from './useRowPages.ts';

type Field = RowsSummary['fields'][number];
const ROW = 28;
const PICTURE_ROW = 40;
const NUMBER_COLUMN = 64;
const PART_COLUMN = 80;

/**
 * Rows as a table of any length and width: only what is in sight is drawn. Arrows, Page and Home/End keys move the row,
 * Enter or a click shows its way.
 */
export function RowTable({
  pages,
  summary,
  start,
  count,
}: {
  readonly pages: RowPages;
  readonly summary: RowsSummary;
  /** The first row of the band that is shown, and how many rows it has. */
  readonly start: number;
  readonly count: number;
}) {
  const say = useTexts(explorerTexts);
  const sayData = useTexts(dataTexts);
  const { number } = useSpeech();
  const id = useId();
  const viewport = useRef<HTMLDivElement>(null);
  const sort = useExplorerStore((state) => state.sort);
  const filter = useExplorerStore((state) => state.filter);
  const chosen = useExplorerStore((state) => state.row);
  const [active, setActive] = useState(0);
  const { fields } = summary;
  const hasParts = pages.rowAt(start)?.split !== null && pages.rowAt(start) !== undefined;
  const head = scaled(NUMBER_COLUMN + (hasParts ? PART_COLUMN : 0));
  const height = scaled(fields.some(({ semantic }) => semantic === 'image') ? PICTURE_ROW : ROW);
  const rows = useVirtualizer({
    count,
    getScrollElement: () => viewport.current,
    estimateSize: () => height,
    overscan: 8,
    scrollPaddingStart: scaled(ROW),
    paddingStart: scaled(ROW),
  });
  const room = useElementSize(viewport).width;
  // What is left beside narrow columns goes to the first one that has words to show.
  const wordy = fields.findIndex(hasWords);
  const spare = Math.max(0, room - head - fields.reduce((sum, field) => sum + scaled(widthOf(field)), 0));
  const columns = useVirtualizer({
    horizontal: true,
    count: fields.length,
    getScrollElement: () => viewport.current,
    estimateSize: (index) => scaled(widthOf(fields[index])) + (index === wordy ? spare : 0),
    overscan: 3,
    paddingStart: head,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: sizes are kept until somebody says that they are other ones.
  useLayoutEffect(() => columns.measure(), [spare, head, fields]);
  // Another question starts at its first row.
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are the question.
  useEffect(() => {
    viewport.current?.scrollTo({ top: 0 });
    setActive(0);
  }, [filter, sort]);
  const inSight = rows.getVirtualItems();
  const first = start + (inSight[0]?.index ?? 0);
  const last = start + (inSight.at(-1)?.index ?? 0);
  const { show } = pages;
  useEffect(() => show(first, last), [show, first, last]);

  const choose = (place: number) => {
    const row = pages.rowAt(start + place);
    setActive(place);
    if (row) useExplorerStore.setState({ row: row.rowId });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      choose(active);
      return;
    }
    const next = moveByKey(event.key, active, count, { step: 1, page: Math.max(1, inSight.length - 12) });
    if (next === null) return;
    event.preventDefault();
    setActive(next);
    rows.scrollToIndex(next);
  };
  const width = columns.getTotalSize();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a real table cannot be drawn in parts.
    <div
      ref={viewport}
      role="grid"
      aria-label={say('rows')}
      aria-rowcount={count + 1}
      aria-colcount={fields.length + (hasParts ? 2 : 1)}
      aria-activedescendant={`${id}-${active}`}
      aria-busy={pages.loading}
      tabIndex={0}
      onKeyDown={onKeyDown}
      data-testid="explorer-table"
      className="group relative min-h-0 flex-1 overflow-auto rounded-control border border-line text-sm"
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a real table cannot be drawn in parts. */}
      <div role="rowgroup" style={{ height: rows.getTotalSize(), width, minWidth: '100%' }} className="relative">
        {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names its active row. */}
        <div
          role="row"
          aria-rowindex={1}
          className="sticky top-0 z-10 h-7 border-b border-line bg-sunken text-xs text-ink-soft"
          style={{ width, minWidth: '100%' }}
        >
          <HeadCell left={0} width={scaled(NUMBER_COLUMN)} sorted={null} index={1}>
            <span className="truncate px-2">{say('row')}</span>
          </HeadCell>
          {hasParts ? (
            <HeadCell left={scaled(NUMBER_COLUMN)} width={scaled(PART_COLUMN)} sorted={null} index={2}>
              <span className="truncate px-2">{say('part')}</span>
            </HeadCell>
          ) : null}
          {columns.getVirtualItems().map((column) => {
            const field = fields[column.index];
            if (!field) return null;
            const sorted = sort?.field === field.name ? sort : null;
            return (
              <HeadCell
                key={field.name}
                left={column.start}
                width={column.size}
                sorted={sorted}
                index={column.index + (hasParts ? 3 : 2)}
              >
                <FieldHead field={field} sorted={sorted} />
              </HeadCell>
            );
          })}
        </div>
        {inSight.map((item) => {
          const row = pages.rowAt(start + item.index);
          return (
            // biome-ignore lint/a11y/useSemanticElements: as above.
            // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names its active row.
            // biome-ignore lint/a11y/useKeyWithClickEvents: the grid listens to keys for all rows.
            <div
              key={item.index}
              role="row"
              id={`${id}-${item.index}`}
              aria-rowindex={item.index + 2}
              aria-selected={row !== undefined && row.rowId === chosen}
              onClick={() => choose(item.index)}
              className={joinClasses(
                'tabular absolute left-0 cursor-default border-b border-line hover:bg-hover aria-selected:bg-accent-soft',
                item.index === active && 'group-focus-visible:outline-2 group-focus-visible:-outline-offset-2',
              )}
              style={{ top: item.start, height: item.size, width, minWidth: '100%' }}
            >
              <Cell left={0} width={scaled(NUMBER_COLUMN)} index={1}>
                <span className="w-full text-right text-ink-faint">{row ? number(row.rowId) : '…'}</span>
              </Cell>
              {hasParts ? (
                <Cell left={scaled(NUMBER_COLUMN)} width={scaled(PART_COLUMN)} index={2}>
                  <span className="truncate text-xs text-ink-soft">{row?.split ? sayData(row.split) : ''}</span>
                </Cell>
              ) : null}
              {columns.getVirtualItems().map((column) => {
                const field = fields[column.index];
                if (!field) return null;
                return (
                  <Cell
                    key={field.name}
                    left={column.start}
                    width={column.size}
                    index={column.index + (hasParts ? 3 : 2)}
                  >
                    <span className="min-w-0 truncate">
                      {row ? (
                        <CellValue cell={row.cells[column.index] ?? null} classes={field.classes} imageClass="size-8" />
                      ) : null}
                    </span>
                  </Cell>
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface Placed {
  readonly left: number;
  readonly width: number;
  readonly index: number;
  readonly children: React.ReactNode;
}

function Cell({ left, width, index, children }: Placed) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a real table cannot be drawn in parts.
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus.
    <div
      role="gridcell"
      aria-colindex={index}
      className="absolute top-0 flex h-full items-center overflow-hidden px-2"
      style={{ left, width }}
    >
      {children}
    </div>
  );
}

function HeadCell({ left, width, sorted, index, children }: Placed & { readonly sorted: ExplorerState['sort'] }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a real table cannot be drawn in parts.
    // biome-ignore lint/a11y/useFocusableInteractive: the button in it takes the focus.
    <div
      role="columnheader"
      aria-colindex={index}
      aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : undefined}
      className="absolute top-0 flex h-full items-center font-medium"
      style={{ left, width }}
    >
      {children}
    </div>
  );
}

/** First up, then down, then as in the data. */
function FieldHead({ field, sorted }: { readonly field: Field; readonly sorted: ExplorerState['sort'] }) {
  const say = useTexts(explorerTexts);
  if (field.shape.length > 0) return <span className="truncate px-2">{field.name}</span>;
  const next = !sorted
    ? { field: field.name, descending: false }
    : sorted.descending
      ? null
      : { ...sorted, descending: true };
  const Arrow = sorted?.descending ? ArrowDown : ArrowUp;
  return (
    <button
      type="button"
      title={say('sortBy', { field: field.name })}
      onClick={() => useExplorerStore.setState({ sort: next })}
      className="flex h-full min-w-0 flex-1 items-center gap-1 px-2 text-left hover:bg-hover"
    >
      <span className="truncate">{field.name}</span>
      {sorted ? <Arrow aria-hidden className="size-3 shrink-0" /> : null}
    </button>
  );
}

/** Sentences, or the words behind their numbers. */
function hasWords(field: Field): boolean {
  if (field.role === 'time') return false;
  if (field.semantic === 'tokens' || field.semantic === 'text') return true;
  return field.dtype === 'string' && !field.classes && field.semantic !== 'category';
}

function widthOf(field: Field | undefined): number {
  if (!field) return 112;
  if (field.semantic === 'image') return 64;
  if (hasWords(field)) return 360;
  if (field.shape.length > 0 || field.role === 'time') return 160;
  return Math.min(220, Math.max(104, field.name.length * 8 + 24));
}
