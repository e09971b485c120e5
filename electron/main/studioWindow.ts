import path from 'node:path';
import { BrowserWindow, screen } from 'electron';
import { isOwnPage } from './addressRules.ts';
import { START_PAGE } from './bundleFiles.ts';
import { readWindowState, type WindowState } from './windowState.ts';

export interface StudioWindowOptions {
  readonly preload: string;
  readonly icon: string;
  readonly stored: unknown;
  readonly keepState: (state: WindowState) => void;
  /** Added to every title, such as "development Electron"; '' for nothing. */
  readonly titleSuffix: string;
}

/** Opens the hardened window on the bundle's start page. It shows itself when its first picture is ready. */
export function openStudioWindow(options: StudioWindowOptions): BrowserWindow {
  const state = readWindowState(
    options.stored,
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    ...(state.x !== undefined && state.y !== undefined ? { x: state.x, y: state.y } : {}),
    width: state.width,
    height: state.height,
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: `Tensorloom${options.titleSuffix}`,
    icon: options.icon,
    backgroundColor: '#15171c',
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      // Charts go on while the window lies behind another one.
      backgroundThrottling: true,
    },
  });
  if (state.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('page-title-updated', (event, title) => {
    event.preventDefault();
    window.setTitle(`${title}${options.titleSuffix}`);
    // The page marks unsaved work with a dot before its title; macOS shows it in the close button too.
    window.setDocumentEdited(title.startsWith('●'));
  });
  // Chromium asks nobody before it shows a blank page (`location = 'about:blank'`): the way there cannot be barred, so we
  // turn back. What was open is in the journal.
  window.webContents.on('did-navigate', (_event, address) => {
    if (!isOwnPage(address)) void window.loadURL(START_PAGE);
  });
  keepWindowState(window, options.keepState);
  void window.loadURL(START_PAGE);
  return window;
}

function keepWindowState(window: BrowserWindow, keep: (state: WindowState) => void): void {
  let timer: NodeJS.Timeout | undefined;
  const note = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (window.isDestroyed() || window.isMinimized()) return;
      keep({ ...window.getNormalBounds(), maximized: window.isMaximized() });
    }, 500);
  };
  window.on('resize', note);
  window.on('move', note);
  window.on('maximize', note);
  window.on('unmaximize', note);
  window.on('closed', () => clearTimeout(timer));
}

/** Where the bundle's preload lies beside main. */
export function preloadPath(entriesFolder: string): string {
  return path.join(entriesFolder, 'preload.cjs');
}
