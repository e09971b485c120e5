import type { Position } from '../../shared/graph/document.ts';

/** What the canvas does for the rest of the window while it is there. */
export interface CanvasControl {
  zoomIn(): void;
  zoomOut(): void;
  zoomTo(zoom: number): void;
  /** Shows all nodes, or these. */
  fit(nodes?: readonly string[]): void;
  /** Moves a node into sight without changing the zoom, and gives it the focus when asked. */
  reveal(node: string, focus: boolean): void;
  /** The middle of what can be seen, in the canvas' own coordinates. */
  centre(): Position;
  /** A place of the window in the canvas' own coordinates, and back. */
  toCanvas(screen: Position): Position;
  toScreen(place: Position): Position;
  /** Gives the focus to the canvas itself. */
  focus(): void;
}

let control: CanvasControl | null = null;

/** Called by the canvas when it is ready; returns what it calls when it goes. */
export function registerCanvas(canvas: CanvasControl): () => void {
  control = canvas;
  return () => {
    if (control === canvas) control = null;
  };
}

/** The canvas; null while there is none (the start page, a hidden editor). */
export function canvasControl(): CanvasControl | null {
  return control;
}
