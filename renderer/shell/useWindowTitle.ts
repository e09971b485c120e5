import { useEffect } from 'react';
import { isDirty, useDocumentStore } from '../stores/documentStore.ts';
import { useViewStore } from '../stores/viewStore.ts';

/** Keeps the window's title in step: `● name` while there is unsaved work. Main reads the dot. */
export function useWindowTitle(): void {
  const editing = useViewStore((state) => state.mode === 'editor');
  const name = useDocumentStore((state) => state.document.name);
  const dirty = useDocumentStore(isDirty);
  useEffect(() => {
    document.title = editing ? `${dirty ? '● ' : ''}${name} – Tensorloom` : 'Tensorloom';
  }, [editing, name, dirty]);
}
