import { useMemo } from 'react';
import type { NodeDefinition } from '../../shared/nodes/definition.ts';
import { listDefinitions } from '../../shared/nodes/registry.ts';
import { canvasControl } from '../stores/canvasControl.ts';
import { addNodeAt } from '../stores/graphActions.ts';
import { useSettingsStore } from '../stores/settingsStore.ts';
import { foldGroup, useViewStore } from '../stores/viewStore.ts';
import { paletteTexts } from '../texts/paletteTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { ScrollArea } from '../ui/ScrollArea.tsx';
import { groupKinds } from './groupKinds.ts';
import { KindList } from './KindList.tsx';
import { KindSearchField } from './KindSearchField.tsx';
import { useKindSearch } from './useKindSearch.ts';

/** All kinds of nodes, to be searched and dragged onto the canvas. Enter adds one in the middle of what is seen. */
export function Palette() {
  const say = useTexts(paletteTexts);
  const { language } = useSpeech();
  const favourites = useSettingsStore((state) => state.settings.favouriteKinds);
  const groups = useMemo(
    () => groupKinds(listDefinitions(), language, [{ key: 'favourites', title: say('favourites'), kinds: favourites }]),
    [language, favourites, say],
  );
  const folded = useViewStore((state) => state.foldedGroups);
  const add = (definition: NodeDefinition) => {
    addNodeAt(definition.kind, { place: canvasControl()?.centre() ?? { x: 0, y: 0 }, free: true });
  };
  const search = useKindSearch(groups, listDefinitions(), add, folded);
  return (
    <div className="flex h-full min-h-0 flex-col gap-2">
      <div className="px-2">
        <KindSearchField
          query={search.query}
          onChange={search.setQuery}
          onKeyDown={search.onKeyDown}
          listId={search.listId}
          active={search.query === '' ? undefined : search.active?.id}
        />
      </div>
      {search.rows.length === 0 ? (
        <p className="px-4 py-6 text-center text-sm text-ink-soft">{say('nothing', { query: search.query })}</p>
      ) : (
        <ScrollArea className="flex-1">
          <div className="px-2">
            <KindList
              listId={search.listId}
              groups={search.groups}
              active={search.query === '' ? undefined : search.active}
              draggable
              folded={folded}
              onFold={foldGroup}
              onChoose={add}
            />
          </div>
        </ScrollArea>
      )}
    </div>
  );
}
