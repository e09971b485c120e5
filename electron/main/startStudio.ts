import path from 'node:path';
import { app, type BrowserWindow, dialog, session } from 'electron';
import type { Language } from '../../shared/base/text.ts';
import type { AppFolders } from '../core/appFolders.ts';
import { readJsonFile } from '../core/jsonFile.ts';
import { openStudioServices } from '../core/studio/studioServices.ts';
import { writeFileAtomic } from '../core/writeFileAtomic.ts';
import { setAppMenu } from './appMenu.ts';
import type { Log } from './logFile.ts';
import { readArguments } from './mainArguments.ts';
import { secureSession } from './secureSession.ts';
import { answerWindow } from './studioPort.ts';
import { openStudioWindow, preloadPath } from './studioWindow.ts';
import { createDesktop } from './systemDialogs.ts';
import { createUtilityLauncher } from './utilityLauncher.ts';
import { guardClosing } from './windowClosing.ts';

/** Starts the services and the window, and connects them. Resolves when the window has been told to load. */
export async function startStudio(options: {
  readonly folders: AppFolders;
  readonly log: Log;
  readonly projectToOpen: string | null;
}): Promise<void> {
  const { folders, log } = options;
  secureSession(session.defaultSession, path.join(folders.entries, '..', 'renderer'));

  let window: BrowserWindow | null = null;
  const language = () => services.language();
  const closing = guardClosing({
    language,
    ask: () => {
      answering.emit('closeRequested', {});
      return answering.hasPage();
    },
  });
  const services = await openStudioServices({
    folders,
    launcher: createUtilityLauncher(folders.entries),
    log: log.info,
    app: {
      version: app.getVersion(),
      electron: process.versions.electron,
      developmentElectron: process.env.TENSORLOOM_ELECTRON_KIND === 'development',
      platform: process.platform,
      locale: app.getLocale(),
    },
    desktop: createDesktop({ window: () => window, language, answerClose: closing.answer }),
  });

  window = openStudioWindow({
    preload: preloadPath(folders.entries),
    icon: path.join(folders.resources, 'icons', '256x256.png'),
    stored: await readJsonFile(folders.windowFile).catch(() => undefined),
    keepState: (state) =>
      void writeFileAtomic(folders.windowFile, JSON.stringify(state)).catch((error) =>
        log.error('window state', error),
      ),
    titleSuffix: process.env.TENSORLOOM_ELECTRON_KIND === 'development' ? ' (development Electron)' : '',
  });
  // A project that is asked for before the page listens waits for its first word.
  let toOpen = options.projectToOpen;
  const openProject = (file: string) => {
    if (answering.hasPage()) answering.emit('openRequested', { path: path.resolve(file) });
    else toOpen = file;
  };
  const answering = answerWindow(window.webContents, services.handlers, {
    opened: () => {
      services.pageOpened();
      if (toOpen !== null) openProject(toOpen);
      toOpen = null;
    },
    report: (call, error) => log.error(`call ${call}`, error),
  });
  services.listen((event, payload) => answering.emit(event, payload));
  closing.attach(window);

  const runCommand = (command: string) => answering.emit('command', { command });
  setAppMenu(language(), runCommand);
  services.settings.listen(() => setAppMenu(language(), runCommand));

  app.on('second-instance', (_event, argv, workingDirectory) => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
    const project = readArguments(argv).project;
    if (project !== null) openProject(path.resolve(workingDirectory, project));
  });
  app.on('open-file', (event, file) => {
    event.preventDefault();
    openProject(file);
  });

  window.webContents.on('render-process-gone', (_event, details) => {
    log.error(`window process gone: ${details.reason}`);
    if (details.reason !== 'clean-exit') void offerReload(window, language());
  });
  window.on('closed', () => {
    window = null;
    answering.close();
    app.quit();
  });
  app.on('will-quit', (event) => {
    if (services.isClosed()) return;
    event.preventDefault();
    // Not `quit` again: Electron may still be busy refusing the one before, and the app would stay without a window. Every
    // window is closed by now, so there is nobody left to ask.
    void services.close().finally(() => app.exit());
  });
}

/** The window's process died; nothing is lost (the journal has every edit), so the page is offered anew. */
async function offerReload(window: BrowserWindow | null, language: Language): Promise<void> {
  if (!window) return;
  const words =
    language === 'zh'
      ? {
          message: '窗口意外停止了。',
          detail: '您的编辑都已记录，重新加载后可以恢复。',
          reload: '重新加载',
          quit: '退出',
        }
      : {
          message: 'The window stopped unexpectedly.',
          detail: 'Every edit is in the journal and is offered back after reloading.',
          reload: 'Reload',
          quit: 'Quit',
        };
  const answer = await dialog.showMessageBox(window, {
    type: 'error',
    message: words.message,
    detail: words.detail,
    buttons: [words.reload, words.quit],
    defaultId: 0,
    cancelId: 0,
  });
  if (answer.response === 0) window.webContents.reload();
  else app.exit(1);
}
