import { useState } from 'react';
import { setDocumentFields } from '../../shared/graph/editNodes.ts';
import { dispatch, isDirty, useDocumentStore } from '../stores/documentStore.ts';
import { shellTexts } from '../texts/shellTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Badge } from '../ui/Badge.tsx';
import { TextField } from '../ui/TextField.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';

/** The project's name with the dot of unsaved work; click to rename. */
export function ProjectName() {
  const say = useTexts(shellTexts);
  const name = useDocumentStore((state) => state.document.name);
  const path = useDocumentStore((state) => state.path);
  const readOnly = useDocumentStore((state) => state.readOnly);
  const dirty = useDocumentStore(isDirty);
  const [draft, setDraft] = useState<string | null>(null);
  if (draft !== null) {
    const finish = (text: string) => {
      setDraft(null);
      const trimmed = text.trim();
      if (trimmed === '' || trimmed === name) return;
      dispatch({ en: 'Rename the project', zh: '重命名项目' }, (document) =>
        setDocumentFields(document, { name: trimmed }),
      );
    };
    return (
      <TextField
        label={say('projectName')}
        hideLabel
        className="w-48"
        value={draft}
        autoFocus
        onChange={setDraft}
        onCommit={finish}
        inputProps={{
          onFocus: (event) => event.currentTarget.select(),
          onKeyDown: (event) => {
            if (event.key === 'Escape') setDraft(null);
          },
        }}
      />
    );
  }
  return (
    <h1 className="min-w-0">
      <Tooltip content={path ?? say('renameProject')}>
        <button
          type="button"
          onClick={() => setDraft(name)}
          aria-label={`${name}${dirty ? `, ${say('unsaved')}` : ''}. ${say('renameProject')}`}
          className="flex h-7 max-w-56 min-w-0 items-center gap-1.5 rounded-control px-2 text-sm font-semibold hover:bg-hover"
        >
          <span className="truncate">{name}</span>
          {dirty ? (
            <span aria-hidden className="size-2 shrink-0 rounded-full bg-accent" data-testid="dirty-dot" />
          ) : null}
          {readOnly ? <Badge tone="warning">{say('readOnly')}</Badge> : null}
        </button>
      </Tooltip>
    </h1>
  );
}
