/** How a kind travels when it is dragged from the palette to the canvas. */
export const KIND_MIME = 'application/x-tensorloom-kind';

let dragged: string | null = null;

/** The kind under way: while dragging, the browser hides what the drag carries, but the canvas must show where it would go. */
export function draggedKind(): string | null {
  return dragged;
}

/** Called when a drag from the palette begins (its kind) and ends (null). */
export function setDraggedKind(kind: string | null): void {
  dragged = kind;
}
