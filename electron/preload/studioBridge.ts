import type { StudioBridge } from '../../shared/ipc/studioBridge.ts';
import { STUDIO_CHANNEL } from '../../shared/ipc/studioChannel.ts';

/** What the bridge needs of Electron, so that it can be tested without. */
export interface BridgeEnds {
  /** A name for this load of the page: replies meant for the page before a reload must not reach this one. */
  readonly page: string;
  send(channel: string, page: string, message: unknown): void;
  receive(channel: string, listener: (page: unknown, message: unknown) => void): void;
  pathOfFile(file: File): string;
}

/** Builds what the page sees as `window.studio`. Event objects and channel names stay on this side. */
export function createStudioBridge(ends: BridgeEnds): StudioBridge {
  const listeners = new Set<(message: unknown) => void>();
  ends.receive(STUDIO_CHANNEL, (page, message) => {
    if (page !== ends.page) return;
    for (const listener of listeners) listener(message);
  });
  return {
    post: (message) => ends.send(STUDIO_CHANNEL, ends.page, message),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    pathOfFile: (file) => ends.pathOfFile(file),
  };
}
