import { Dialog } from '@base-ui/react/dialog';
import { useMemo } from 'react';
import { addNodeAt, kindsThatFit } from '../stores/graphActions.ts';
import { useSettingsStore } from '../stores/settingsStore.ts';
import { type QuickAdd as QuickAddRequest, useViewStore } from '../stores/viewStore.ts';
import { paletteTexts } from '../texts/paletteTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { ScrollArea } from '../ui/ScrollArea.tsx';
import { groupKinds } from './groupKinds.ts';
import { KindList } from './KindList.tsx';
import { KindSearchField } from './KindSearchField.tsx';
import { useKindSearch } from './useKindSearch.ts';

const WIDTH = 288;
const HEIGHT = 360;

/** The search that opens where a node shall go: a double click, Space, or a wire dropped on empty canvas. */
export function QuickAdd() {
  const request = useViewStore((view) => view.quickAdd);
  const say = useTexts(paletteTexts);
  const close = () => useViewStore.setState({ quickAdd: null });
  if (!request) return null;
  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : close())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40" />
        <Dialog.Popup
          className="popup-motion fixed z-40 flex w-72 flex-col gap-2 rounded-panel border border-line bg-raised p-2 text-ink shadow-popup outline-none"
          style={{
            left: Math.max(8, Math.min(request.screen.x, window.innerWidth - WIDTH - 8)),
            top: Math.max(8, Math.min(request.screen.y, window.innerHeight - HEIGHT - 8)),
            height: HEIGHT,
          }}
        >
          <Dialog.Title className="sr-only">
            {say(request.wire || request.edge ? 'addFitting' : 'addTitle')}
          </Dialog.Title>
          <QuickAddList request={request} onDone={close} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function QuickAddList({ request, onDone }: { readonly request: QuickAddRequest; onDone(): void }) {
  const say = useTexts(paletteTexts);
  const { language } = useSpeech();
  const recent = useSettingsStore((state) => state.settings.recentKinds);
  const kinds = useMemo(() => kindsThatFit(request), [request]);
  const groups = useMemo(
    () => groupKinds(kinds, language, [{ key: 'recent', title: say('recent'), kinds: recent.slice(0, 4) }]),
    [kinds, language, recent, say],
  );
  const choose = (kind: string) => {
    onDone();
    addNodeAt(kind, request);
  };
  const search = useKindSearch(groups, kinds, (definition) => choose(definition.kind));
  return (
    <>
      <KindSearchField
        autoFocus
        query={search.query}
        onChange={search.setQuery}
        onKeyDown={search.onKeyDown}
        listId={search.listId}
        active={search.active?.id}
      />
      {search.rows.length === 0 ? (
        <p className="px-2 py-4 text-center text-sm text-ink-soft">
          {kinds.length === 0 ? say('noneFits') : say('nothing', { query: search.query })}
        </p>
      ) : (
        <ScrollArea className="flex-1">
          <KindList
            listId={search.listId}
            groups={search.groups}
            active={search.active}
            draggable={false}
            onChoose={(definition) => choose(definition.kind)}
          />
        </ScrollArea>
      )}
    </>
  );
}
