import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import type { NodeDefinition } from '../../shared/nodes/definition.ts';
import { searchKinds } from '../stores/searchKinds.ts';
import { toggleFavourite } from '../stores/settingsStore.ts';

/** One heading of the list with its kinds. A kind may stand under several (favourites, recent). */
export interface KindGroup {
  readonly key: string;
  readonly title: string;
  readonly kinds: readonly NodeDefinition[];
}

const NOTHING_FOLDED: ReadonlySet<string> = new Set();

/** One row, with an id of its own for aria-activedescendant. */
export interface KindRow {
  readonly id: string;
  readonly definition: NodeDefinition;
}

/** The search over kinds: what is typed, what is found, and which row the arrow keys are at. */
export function useKindSearch(
  groups: readonly KindGroup[],
  all: readonly NodeDefinition[],
  onChoose: (definition: NodeDefinition) => void,
  folded: ReadonlySet<string> = NOTHING_FOLDED,
) {
  const listId = useId();
  const [query, setQuery] = useState('');
  const [place, setPlace] = useState(0);
  const shown = useMemo<readonly KindGroup[]>(() => {
    if (query.trim() === '') return groups;
    const found = searchKinds(all, query);
    return found.length > 0 ? [{ key: 'found', title: '', kinds: found }] : [];
  }, [query, groups, all]);
  const rows = useMemo(
    () =>
      shown
        .filter((group) => !folded.has(group.key))
        .flatMap((group) =>
          group.kinds.map((definition): KindRow => ({ id: `${listId}-${group.key}-${definition.kind}`, definition })),
        ),
    [shown, listId, folded],
  );
  const active = rows[Math.min(place, rows.length - 1)];
  const moveTo = (next: number) => {
    const bounded = Math.max(0, Math.min(rows.length - 1, next));
    setPlace(bounded);
    document.getElementById(rows[bounded]?.id ?? '')?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = active ? rows.indexOf(active) : 0;
    if (event.key === 'ArrowDown') moveTo(at + 1);
    else if (event.key === 'ArrowUp') moveTo(at - 1);
    else if (event.key === 'Home' && event.ctrlKey) moveTo(0);
    else if (event.key === 'End' && event.ctrlKey) moveTo(rows.length - 1);
    else if (event.key === 'Enter' && event.altKey && active) toggleFavourite(active.definition.kind);
    else if (event.key === 'Enter' && active && !event.nativeEvent.isComposing) onChoose(active.definition);
    else return;
    event.preventDefault();
  };
  return {
    listId,
    query,
    setQuery: (text: string) => {
      setQuery(text);
      setPlace(0);
    },
    groups: shown,
    rows,
    active,
    onKeyDown,
  };
}
