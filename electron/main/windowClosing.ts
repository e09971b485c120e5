import { type BrowserWindow, dialog } from 'electron';
import type { Language } from '../../shared/base/text.ts';

/** A page that has not answered for this long, when the person asks to close again, is taken to hang. */
const PATIENCE_MS = 3000;

export interface ClosingGuard {
  attach(window: BrowserWindow): void;
  /** The page's answer. */
  answer(close: boolean): void;
}

/**
 * Lets the page ask about unsaved work before the window closes. A page that crashed or hangs cannot keep the window: its
 * edits are in the journal and are offered at the next start.
 */
export function guardClosing(options: {
  readonly language: () => Language;
  /** Asks the page; false when there is none that could answer. */
  readonly ask: () => boolean;
}): ClosingGuard {
  let window: BrowserWindow | null = null;
  let askedAt: number | null = null;
  let closing = false;
  const closeNow = () => {
    closing = true;
    window?.close();
  };
  return {
    attach: (target) => {
      window = target;
      target.on('close', (event) => {
        if (closing || target.webContents.isCrashed()) return;
        if (askedAt === null) {
          if (!options.ask()) return;
          askedAt = Date.now();
        }
        event.preventDefault();
        if (Date.now() - askedAt > PATIENCE_MS) {
          void askToForce(target, options.language()).then((force) => {
            if (force) closeNow();
          });
        }
      });
    },
    answer: (close) => {
      askedAt = null;
      if (close) closeNow();
    },
  };
}

async function askToForce(window: BrowserWindow, language: Language): Promise<boolean> {
  const words =
    language === 'zh'
      ? { message: '窗口没有回应。', detail: '您的编辑都已记录，下次启动时可以恢复。', wait: '等待', close: '仍然关闭' }
      : {
          message: 'The window has not answered yet.',
          detail: 'Every edit is in the journal and is offered back at the next start.',
          wait: 'Wait',
          close: 'Close anyway',
        };
  const answer = await dialog.showMessageBox(window, {
    type: 'question',
    message: words.message,
    detail: words.detail,
    buttons: [words.wait, words.close],
    defaultId: 0,
    cancelId: 0,
  });
  return answer.response === 1;
}
