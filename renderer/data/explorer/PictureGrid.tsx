import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useElementSize } from '../../charts/useElementSize.ts';
import { scaled } from '../../charts/useThemeKey.ts';
import { useExplorerStore } from '../../stores/explorerStore.ts';
import { explorerTexts } from '../../texts/explorerTexts.ts';
import { useSpeech, useTexts } from '../../texts/useTexts.ts';
import { CellValue, formatCell } from '../../ui/CellValue.tsx';
import { joinClasses } from '../../ui/joinClasses.ts';
import { moveByKey } from './moveByKey.ts';
import type { RowPages, RowsSummary } from './useRowPages.ts';

const TILE = 92;
const LINE = 116;

/** Pictures in a grid with their labels, as many as there are: only what is in sight is drawn. Keys as in the table. */
export function PictureGrid({
  pages,
  summary,
  start,
  count,
}: {
  readonly pages: RowPages;
  readonly summary: RowsSummary;
  readonly start: number;
  readonly count: number;
}) {
  const say = useTexts(explorerTexts);
  const { language, number } = useSpeech();
  const id = useId();
  const viewport = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(viewport);
  const chosen = useExplorerStore((state) => state.row);
  const sort = useExplorerStore((state) => state.sort);
  const filter = useExplorerStore((state) => state.filter);
  const [active, setActive] = useState(0);
  // Another question starts at its first picture.
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are the question.
  useEffect(() => {
    viewport.current?.scrollTo({ top: 0 });
    setActive(0);
  }, [filter, sort]);
  const across = Math.max(1, Math.floor((width - scaled(8)) / scaled(TILE)));
  const lines = useVirtualizer({
    count: Math.ceil(count / across),
    getScrollElement: () => viewport.current,
    estimateSize: () => scaled(LINE),
    overscan: 2,
  });
  const inSight = lines.getVirtualItems();
  const first = start + (inSight[0]?.index ?? 0) * across;
  const last = start + Math.min(count - 1, ((inSight.at(-1)?.index ?? 0) + 1) * across - 1);
  const { show } = pages;
  useEffect(() => show(first, last), [show, first, last]);
  const image = summary.fields.findIndex(({ semantic }) => semantic === 'image');
  const target = summary.fields.findIndex(({ role }) => role === 'target');

  const choose = (place: number) => {
    const row = pages.rowAt(start + place);
    setActive(place);
    if (row) useExplorerStore.setState({ row: row.rowId });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      choose(active);
      return;
    }
    const next = moveByKey(event.key, active, count, { step: across, page: across * Math.max(1, inSight.length - 5) });
    if (next === null) return;
    event.preventDefault();
    setActive(next);
    lines.scrollToIndex(Math.floor(next / across));
  };
  return (
    <div
      ref={viewport}
      role="listbox"
      aria-label={say('rows')}
      aria-activedescendant={`${id}-${active}`}
      aria-busy={pages.loading}
      tabIndex={0}
      onKeyDown={onKeyDown}
      data-testid="explorer-pictures"
      className="group relative min-h-0 flex-1 overflow-auto rounded-control border border-line"
    >
      <div role="presentation" style={{ height: lines.getTotalSize() }} className="relative">
        {inSight.flatMap((line) =>
          Array.from({ length: Math.min(across, count - line.index * across) }, (_, column) => {
            const place = line.index * across + column;
            const row = pages.rowAt(start + place);
            const label = row ? formatCell(row.cells[target] ?? null, language, summary.fields[target]?.classes) : '';
            return (
              // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names its active option.
              // biome-ignore lint/a11y/useKeyWithClickEvents: the list listens to keys for all options.
              <div
                key={place}
                role="option"
                id={`${id}-${place}`}
                aria-label={row ? say('imageOf', { label, row: number(row.rowId) }) : say('loading')}
                aria-selected={row !== undefined && row.rowId === chosen}
                aria-setsize={count}
                aria-posinset={place + 1}
                onClick={() => choose(place)}
                className={joinClasses(
                  'absolute flex flex-col items-center gap-0.5 rounded-control p-1 hover:bg-hover aria-selected:bg-accent-soft',
                  place === active && 'group-focus-visible:outline-2 group-focus-visible:-outline-offset-2',
                )}
                style={{
                  top: line.start + scaled(4),
                  left: scaled(4) + column * scaled(TILE),
                  width: scaled(TILE),
                  height: scaled(LINE - 4),
                }}
              >
                {row ? (
                  <CellValue cell={row.cells[image] ?? null} imageClass="size-20 border border-line bg-sunken" />
                ) : (
                  <span className="size-20 rounded-[3px] bg-sunken" />
                )}
                <span aria-hidden="true" className="max-w-full truncate text-xs text-ink-soft" title={label}>
                  {label}
                </span>
              </div>
            );
          }),
        )}
      </div>
    </div>
  );
}
