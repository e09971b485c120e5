import { useState } from 'react';
import type { NodeRecord } from '../../shared/graph/document.ts';
import { nodeTitle } from '../stores/describeNode.ts';
import { renameNode } from '../stores/graphActions.ts';
import { useViewStore } from '../stores/viewStore.ts';
import { canvasTexts } from '../texts/canvasTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';

/** The title of a card while its name is being edited. Enter keeps, Escape does not, empty gives the kind's name back. */
export function RenameField({ record }: { readonly record: NodeRecord }) {
  const say = useTexts(canvasTexts);
  const { language } = useSpeech();
  const [draft, setDraft] = useState(nodeTitle(record, language));
  // Where the focus was when the field opened: it goes back there.
  const [opener] = useState(() => document.activeElement);
  const close = () => {
    useViewStore.setState({ renaming: null });
    if (opener instanceof HTMLElement && opener !== document.body) requestAnimationFrame(() => opener.focus());
  };
  const keep = () => {
    close();
    renameNode(record.id, draft);
  };
  return (
    <input
      className="node-rename nodrag nopan"
      aria-label={say('name')}
      value={draft}
      // biome-ignore lint/a11y/noAutofocus: opened by F2 or a double click on the title just now.
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') keep();
        if (event.key === 'Escape') close();
      }}
    />
  );
}
