import type { Port } from './rpc.ts';

/**
 * What preload puts on the page as `window.studio`, and nothing else: one port that speaks studioContract, and the one
 * question that a sandboxed page cannot answer itself.
 */
export interface StudioBridge extends Port {
  /** Where a file dropped on the window lies on disk (Electron's webUtils); '' when it is not a file on disk. */
  pathOfFile(file: File): string;
}
