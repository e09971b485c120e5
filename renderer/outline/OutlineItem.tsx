import { ChevronRight } from 'lucide-react';
import { resolveNode } from '../../shared/pipeline/resolveNode.ts';
import { useNodeProblems } from '../stores/derivedStore.ts';
import { nodeTitle, summariseValues } from '../stores/describeNode.ts';
import { useDocumentStore } from '../stores/documentStore.ts';
import { kindIcon } from '../stores/kindIcon.ts';
import { outlineTexts } from '../texts/outlineTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { categoryColours } from '../theme/colours.ts';
import { Badge } from '../ui/Badge.tsx';
import { joinClasses } from '../ui/joinClasses.ts';
import { PortShape } from '../ui/PortShape.tsx';
import { type OutlineRow, rowKey } from './listRows.ts';

interface ItemProps {
  readonly row: OutlineRow;
  readonly expanded: boolean;
  readonly selected: boolean;
  readonly tabbable: boolean;
  onChoose(): void;
  onToggle(): void;
}

/** One row of the tree: a node, or one of its wires or free ports. Keys are the tree's. */
export function OutlineItem({ row, expanded, selected, tabbable, onChoose, onToggle }: ItemProps) {
  return (
    // The tree has the keys (useTreeKeys); clicks are the pointer's way to the same.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above.
    <div
      role="treeitem"
      aria-level={row.type === 'node' ? 1 : 2}
      aria-posinset={row.place}
      aria-setsize={row.of}
      aria-selected={selected}
      {...(row.type === 'node' && row.children > 0 ? { 'aria-expanded': expanded } : {})}
      tabIndex={tabbable ? 0 : -1}
      data-row={rowKey(row)}
      data-testid={`outline-${row.id}`}
      onClick={onChoose}
      onFocus={onChoose}
      className={joinClasses(
        'flex min-h-7 items-center gap-1.5 rounded-control pr-2 text-sm outline-offset-0 hover:bg-hover',
        row.type === 'node' ? 'pl-0.5' : 'pl-9',
        selected && 'bg-accent-soft',
      )}
    >
      {row.type === 'node' ? (
        <NodeRow id={row.id} expanded={expanded} canExpand={row.children > 0} onToggle={onToggle} />
      ) : (
        <WireRow row={row} />
      )}
    </div>
  );
}

function NodeRow({
  id,
  expanded,
  canExpand,
  onToggle,
}: {
  readonly id: string;
  readonly expanded: boolean;
  readonly canExpand: boolean;
  onToggle(): void;
}) {
  const say = useTexts(outlineTexts);
  const { language } = useSpeech();
  const record = useDocumentStore((state) => state.document.nodes[id]);
  const problems = useNodeProblems(id);
  if (!record) return null;
  const { definition, values } = resolveNode(record);
  const colours = categoryColours(definition?.category ?? 'evaluation');
  const Icon = kindIcon(definition?.icon);
  return (
    <>
      {/* For the pointer only: the arrow keys do the same for the row. */}
      <span
        aria-hidden
        onClick={(event) => {
          event.stopPropagation();
          onToggle();
        }}
        className={joinClasses('grid size-6 shrink-0 place-items-center text-ink-faint', !canExpand && 'invisible')}
      >
        <ChevronRight className={joinClasses('size-3.5 transition-transform', expanded && 'rotate-90')} />
      </span>
      <Icon aria-hidden className="size-3.5 shrink-0" style={{ color: colours.main }} />
      <span className="max-w-full min-w-0 truncate font-medium" style={{ flexShrink: 0.001 }}>
        {nodeTitle(record, language)}
      </span>
      <span className="min-w-0 flex-1 truncate text-xs text-ink-faint">
        {record.disabled ? say('disabled') : definition ? summariseValues(definition, values, language) : ''}
      </span>
      {problems.length > 0 ? (
        <Badge tone={problems[0]?.severity === 'error' ? 'danger' : 'warning'}>
          <span aria-hidden>{problems.length}</span>
          <span className="sr-only">{say('problems', { count: problems.length })}</span>
        </Badge>
      ) : null}
    </>
  );
}

function WireRow({ row }: { readonly row: Exclude<OutlineRow, { type: 'node' }> }) {
  const say = useTexts(outlineTexts);
  const { text } = useSpeech();
  const port = text(row.port.label);
  const words =
    row.type === 'port'
      ? say('unconnected', { port })
      : say(row.side === 'input' ? 'from' : 'to', { port, node: row.other });
  return (
    <>
      <PortShape carries={row.port.carries} filled={row.type === 'wire'} size={10} className="shrink-0" />
      <span className={joinClasses('min-w-0 truncate', row.type === 'port' ? 'text-ink-faint' : 'text-ink-soft')}>
        {words}
      </span>
    </>
  );
}
