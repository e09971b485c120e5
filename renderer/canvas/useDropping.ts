import { type DragEvent, useMemo } from 'react';
import { canvasControl } from '../stores/canvasControl.ts';
import { useDocumentStore } from '../stores/documentStore.ts';
import { adoptFiles } from '../stores/droppedFiles.ts';
import { addNodeAt } from '../stores/graphActions.ts';
import { draggedKind, KIND_MIME, setDraggedKind } from '../stores/kindDrag.ts';
import { useViewStore } from '../stores/viewStore.ts';
import { findSpliceForKind } from './findSplice.ts';

/** What can be dropped on the canvas: a kind from the palette (also into a wire), and files from outside. */
export function useDropping() {
  return useMemo(() => {
    const setSplice = (spliceEdge: string | null) => {
      if (useViewStore.getState().spliceEdge !== spliceEdge) useViewStore.setState({ spliceEdge });
    };
    const onDragOver = (event: DragEvent) => {
      const kind = draggedKind();
      if (!kind && !event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      const place = canvasControl()?.toCanvas({ x: event.clientX, y: event.clientY });
      if (kind && place) setSplice(findSpliceForKind(useDocumentStore.getState().document, kind, place));
    };
    const onDragLeave = () => setSplice(null);
    const onDrop = (event: DragEvent) => {
      const kind = event.dataTransfer.getData(KIND_MIME);
      const place = canvasControl()?.toCanvas({ x: event.clientX, y: event.clientY });
      if (!place) return;
      event.preventDefault();
      const edge = kind ? findSpliceForKind(useDocumentStore.getState().document, kind, place) : null;
      setSplice(null);
      setDraggedKind(null);
      if (kind) addNodeAt(kind, { place, edge: edge ?? undefined });
      else if (event.dataTransfer.files.length > 0) void adoptFiles([...event.dataTransfer.files], place);
    };
    return { onDragOver, onDragLeave, onDrop };
  }, []);
}
