import { ChevronRight, Star } from 'lucide-react';
import type { NodeDefinition } from '../../shared/nodes/definition.ts';
import { KIND_MIME, setDraggedKind } from '../stores/kindDrag.ts';
import { kindIcon } from '../stores/kindIcon.ts';
import { toggleFavourite, useSettingsStore } from '../stores/settingsStore.ts';
import { paletteTexts } from '../texts/paletteTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { categoryColours } from '../theme/colours.ts';
import { joinClasses } from '../ui/joinClasses.ts';
import type { KindGroup, KindRow } from './useKindSearch.ts';

/** Kinds under their headings: click, Enter (from the field above) or drag. */
export function KindList({
  listId,
  groups,
  active,
  draggable,
  onChoose,
  folded,
  onFold,
}: {
  readonly listId: string;
  readonly groups: readonly KindGroup[];
  readonly active: KindRow | undefined;
  readonly draggable: boolean;
  onChoose(definition: NodeDefinition): void;
  /** Groups that show their heading only. */
  readonly folded?: ReadonlySet<string>;
  onFold?(group: string): void;
}) {
  const say = useTexts(paletteTexts);
  return (
    <div role="listbox" id={listId} aria-label={say('kinds')} className="flex flex-col gap-2 pb-3">
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a listbox, a group may.
        <div key={group.key} role="group" aria-label={group.title || say('kinds')}>
          {group.title ? (
            // The pointer's way to a shorter list; who types has the search.
            <div
              aria-hidden
              data-testid={`group-${group.key}`}
              onClick={onFold ? () => onFold(group.key) : undefined}
              className={joinClasses(
                'sticky top-0 z-1 flex h-7 items-center gap-1 bg-surface px-2 text-xs font-medium text-ink-soft',
                onFold && 'cursor-pointer hover:text-ink',
              )}
            >
              {group.title}
              {onFold ? (
                <span className="ml-auto flex items-center gap-1 text-ink-faint">
                  <span className="tabular">{group.kinds.length}</span>
                  <ChevronRight
                    className={joinClasses('size-3.5 transition-transform', !folded?.has(group.key) && 'rotate-90')}
                  />
                </span>
              ) : null}
            </div>
          ) : null}
          {(folded?.has(group.key) ? [] : group.kinds).map((definition) => {
            const id = `${listId}-${group.key}-${definition.kind}`;
            return (
              <Kind
                key={id}
                id={id}
                definition={definition}
                active={active?.id === id}
                draggable={draggable}
                onChoose={onChoose}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

function Kind({
  id,
  definition,
  active,
  draggable,
  onChoose,
}: {
  readonly id: string;
  readonly definition: NodeDefinition;
  readonly active: boolean;
  readonly draggable: boolean;
  onChoose(definition: NodeDefinition): void;
}) {
  const say = useTexts(paletteTexts);
  const { text } = useSpeech();
  const favourite = useSettingsStore((state) => state.settings.favouriteKinds.includes(definition.kind));
  const colours = categoryColours(definition.category);
  const Icon = kindIcon(definition.icon);
  const title = text(definition.title);
  return (
    // The field above has the focus and its keys; this is what aria-activedescendant points at.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above.
    // biome-ignore lint/a11y/useFocusableInteractive: see above.
    <div
      id={id}
      role="option"
      aria-selected={active}
      draggable={draggable}
      title={firstSentence(text(definition.docs))}
      data-testid={`kind-${definition.kind}`}
      onClick={() => onChoose(definition)}
      onDragStart={(event) => {
        setDraggedKind(definition.kind);
        event.dataTransfer.setData(KIND_MIME, definition.kind);
        event.dataTransfer.effectAllowed = 'copy';
      }}
      onDragEnd={() => setDraggedKind(null)}
      className={joinClasses(
        'group flex h-8 items-center gap-2 rounded-control px-2 text-sm hover:bg-hover',
        active && 'bg-hover',
      )}
    >
      <span
        className="grid size-5 shrink-0 place-items-center rounded-[5px]"
        style={{ background: colours.soft, color: colours.ink }}
      >
        <Icon aria-hidden className="size-3.5" />
      </span>
      <span className="min-w-0 flex-1 truncate">{title}</span>
      {/* The pointer's way; by keyboard Alt+Enter does it for the row that the arrow keys are at. */}
      <span
        aria-hidden
        title={say(favourite ? 'unfavour' : 'favour', { title })}
        onClick={(event) => {
          event.stopPropagation();
          toggleFavourite(definition.kind);
        }}
        className={joinClasses(
          'grid size-6 place-items-center rounded-control text-ink-faint hover:text-ink',
          favourite ? 'opacity-100' : 'opacity-0 group-hover:opacity-100',
        )}
      >
        <Star className="size-3.5" fill={favourite ? 'currentColor' : 'none'} />
      </span>
    </div>
  );
}

function firstSentence(docs: string): string {
  return docs.split('\n')[0] ?? '';
}
