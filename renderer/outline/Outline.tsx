import { ListTree } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { canvasControl } from '../stores/canvasControl.ts';
import { useReadingOrder } from '../stores/derivedStore.ts';
import { useDocumentStore } from '../stores/documentStore.ts';
import { focusInspector } from '../stores/focusInspector.ts';
import { select, selectedNode, useViewStore } from '../stores/viewStore.ts';
import { outlineTexts } from '../texts/outlineTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ScrollArea } from '../ui/ScrollArea.tsx';
import { listRows, type OutlineRow, rowKey } from './listRows.ts';
import { OutlineItem } from './OutlineItem.tsx';
import { useTreeKeys } from './useTreeKeys.ts';

/** The graph as a tree: every node in the order of the work, and under it its wires. It shows and does what the canvas does. */
export function Outline() {
  const say = useTexts(outlineTexts);
  const { language } = useSpeech();
  const document = useDocumentStore((state) => state.document);
  const order = useReadingOrder();
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  const [focused, setFocused] = useState<string | null>(null);
  const selected = useViewStore((view) => view.nodes);
  const selectedEdges = useViewStore((view) => view.edges);
  const tree = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => listRows(document, order, expanded, language), [document, order, expanded, language]);
  const current = rows.find((row) => rowKey(row) === focused) ?? rows.find((row) => selected.has(row.id)) ?? rows[0];

  const choose = (row: OutlineRow) => {
    setFocused(rowKey(row));
    if (row.type === 'wire') select([], [row.id]);
    else if (row.type === 'node' && selectedNode(useViewStore.getState()) !== row.id) {
      select([row.id]);
      canvasControl()?.reveal(row.id, false);
    }
  };
  const toggle = (id: string, open = !expanded.has(id)) => {
    const next = new Set(expanded);
    if (open) next.add(id);
    else next.delete(id);
    setExpanded(next);
  };
  const onKeyDown = useTreeKeys({
    rows,
    current,
    isExpanded: (id) => expanded.has(id),
    toggle,
    moveTo: (row) => {
      choose(row);
      tree.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(rowKey(row))}"]`)?.focus();
    },
    edit: focusInspector,
  });

  if (rows.length === 0) {
    return (
      <EmptyState
        icon={ListTree}
        title={say('empty')}
        description={say('emptyHint')}
        action={
          <Button
            onClick={(event) => {
              const box = event.currentTarget.getBoundingClientRect();
              const place = canvasControl()?.centre() ?? { x: 0, y: 0 };
              useViewStore.setState({ quickAdd: { screen: { x: box.left, y: box.bottom + 4 }, place, free: true } });
            }}
          >
            {say('emptyAction')}
          </Button>
        }
      />
    );
  }
  return (
    <ScrollArea className="h-full">
      <div ref={tree} role="tree" aria-label={say('outline')} onKeyDown={onKeyDown} className="px-2 pb-3">
        {rows.map((row) => (
          <OutlineItem
            key={rowKey(row)}
            row={row}
            expanded={expanded.has(row.id)}
            selected={row.type === 'wire' ? selectedEdges.has(row.id) : selected.has(row.id)}
            tabbable={row === current}
            onChoose={() => choose(row)}
            onToggle={() => toggle(row.id)}
          />
        ))}
      </div>
    </ScrollArea>
  );
}
