import { ipcMain, type WebContents } from 'electron';
import { type Answering, answer, type Handlers } from '../../shared/ipc/rpc.ts';
import { STUDIO_CHANNEL } from '../../shared/ipc/studioChannel.ts';
import { type StudioContract, studioContract } from '../../shared/ipc/studioContract.ts';
import { createPagePorts } from './pagePorts.ts';
import { isTrustedSender } from './senderRules.ts';

export interface WindowAnswering extends Answering<StudioContract> {
  /** Whether a page is there that hears events. */
  hasPage(): boolean;
}

/** Answers the contract for one window; returns how events reach it, and how to end. */
export function answerWindow(
  contents: WebContents,
  handlers: Handlers<StudioContract>,
  options: {
    /** A page was loaded (again): what the page before had open is closed. */
    readonly opened: () => void;
    readonly report: (call: string, error: unknown) => void;
  },
): WindowAnswering {
  let answering: Answering<StudioContract> | null = null;
  const pages = createPagePorts({
    send: (page, message) => {
      if (!contents.isDestroyed()) contents.send(STUDIO_CHANNEL, page, message);
    },
    opened: (port) => {
      answering?.close();
      answering = answer(port, studioContract, handlers, options.report);
      options.opened();
    },
  });
  const listener = (event: Electron.IpcMainEvent, page: unknown, message: unknown) => {
    if (event.sender !== contents) return;
    if (!isTrustedSender(event.senderFrame)) {
      options.report('ipc', new Error('A message from a frame that is not ours was refused'));
      return;
    }
    pages.receive(page, message);
  };
  ipcMain.on(STUDIO_CHANNEL, listener);
  return {
    emit: (event, payload) => answering?.emit(event, payload),
    hasPage: () => answering !== null,
    close: () => {
      ipcMain.off(STUDIO_CHANNEL, listener);
      answering?.close();
      answering = null;
    },
  };
}
