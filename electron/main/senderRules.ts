import { isOwnPage } from './addressRules.ts';

/** The parts of Electron's WebFrameMain that the decision needs. */
export interface SenderFrame {
  readonly url: string;
  readonly parent: unknown;
}

/** Only the main frame of a window of ours, showing a page of our bundle, may ask main anything. Blank and vanished frames are refused too. */
export function isTrustedSender(frame: SenderFrame | null | undefined): boolean {
  return frame !== null && frame !== undefined && frame.parent === null && isOwnPage(frame.url);
}
