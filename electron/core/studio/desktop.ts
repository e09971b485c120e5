import type { FileType } from '../../../shared/nodes/params.ts';

/** Kinds of files that dialogs ask for; the desktop says them in the person's language. */
export type FileKind = FileType | 'project' | 'folder' | 'results' | 'png' | 'svg';

/** What only a desktop can do. The window's main process gives the real one. */
export interface Desktop {
  /** Paths are absolute; null when the person cancels. `startIn`: a folder, or null for where they were last. */
  askOpen(kind: FileKind, startIn: string | null): Promise<string | null>;
  askSave(kind: FileKind, suggestion: string): Promise<string | null>;
  /** Asks first, then hands an https address to the system's browser. Anything else is refused. */
  openExternal(url: string): Promise<void>;
  showInFolder(path: string): void;
  /** The window's answer to `closeRequested`. */
  answerClose(close: boolean): void;
}
