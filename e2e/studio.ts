import type { ChildProcess } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import {
  _electron,
  type ConsoleMessage,
  type ElectronApplication,
  expect,
  type Page,
  type TestInfo,
} from '@playwright/test';
import { Canvas } from './pages/canvas.ts';
import { Dock } from './pages/dock.ts';
import { Evaluation } from './pages/evaluation.ts';
import { ExportDialog } from './pages/exportDialog.ts';
import { Inspector } from './pages/inspector.ts';
import { Outline } from './pages/outline.ts';
import { Palette } from './pages/palette.ts';
import { Predict } from './pages/predict.ts';
import { RunBar } from './pages/runBar.ts';
import { RunsPanel } from './pages/runsPanel.ts';
import { StartPage } from './pages/startPage.ts';
import { TopBar } from './pages/topBar.ts';

export interface LaunchOptions {
  /** Added to the environment of the app. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Content size of the window in CSS pixels. */
  readonly size?: { readonly width: number; readonly height: number };
  readonly arguments?: readonly string[];
}

/** Lines of Chromium about the machine, not about us. */
const HARMLESS = [/Failed to connect to the bus/, /Autofill\.(enable|setAddresses)/];

/** The running app in the words of a person: what can be seen, and what can be done with it. */
export class Studio {
  /** What the page threw, or wrote as an error or as a security warning. */
  readonly errors: string[] = [];
  /** Addresses that the window asked for and that do not belong to its own bundle. */
  readonly requestsOutside: string[] = [];
  readonly start: StartPage;
  readonly topBar: TopBar;
  readonly runBar: RunBar;
  readonly canvas: Canvas;
  readonly palette: Palette;
  readonly inspector: Inspector;
  readonly outline: Outline;
  readonly dock: Dock;
  readonly evaluation: Evaluation;
  readonly predict: Predict;
  readonly exportDialog: ExportDialog;
  readonly runs: RunsPanel;

  /** Held on to, because Playwright forgets it as soon as the app is gone. */
  private readonly child: ChildProcess;

  private constructor(
    readonly app: ElectronApplication,
    readonly page: Page,
    readonly userData: string,
  ) {
    this.child = app.process();
    this.start = new StartPage(page);
    this.topBar = new TopBar(page);
    this.runBar = new RunBar(page);
    this.canvas = new Canvas(page);
    this.palette = new Palette(page);
    this.inspector = new Inspector(page);
    this.outline = new Outline(page);
    this.dock = new Dock(page);
    this.evaluation = new Evaluation(page);
    this.predict = new Predict(page);
    this.exportDialog = new ExportDialog(page);
    this.runs = new RunsPanel(page);
    page.on('pageerror', (error) => this.errors.push(`${error.name}: ${error.message}`));
    page.on('console', (message) => this.note(message));
    page.on('request', (request) => {
      if (!/^(app|blob|data):/.test(request.url())) this.requestsOutside.push(request.url());
    });
  }

  static async start(given: {
    readonly executable: string;
    readonly project: string;
    readonly userData: string;
    readonly options: LaunchOptions;
  }): Promise<Studio> {
    const app = await _electron.launch({
      executablePath: given.executable,
      cwd: given.project,
      args: [given.project, `--user-data=${given.userData}`, ...(given.options.arguments ?? [])],
      env: {
        ...readEnvironment(),
        TENSORLOOM_ELECTRON_KIND: process.env.TENSORLOOM_ELECTRON_KIND ?? 'development',
        ELECTRON_ENABLE_SECURITY_WARNINGS: '1',
        TF_CPP_MIN_LOG_LEVEL: '2',
        ...given.options.environment,
      },
    });
    const page = await app.firstWindow();
    const studio = new Studio(app, page, given.userData);
    const { width, height } = given.options.size ?? { width: 1280, height: 800 };
    await app.evaluate(
      ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
      { width, height },
    );
    await expect(studio.start.root.or(studio.canvas.root)).toBeVisible({ timeout: 120_000 });
    await page.context().tracing.start({ snapshots: true, screenshots: false, sources: false });
    return studio;
  }

  /** The words of every toast in sight. */
  get toasts() {
    return this.page.getByRole('region', { name: 'Notifications' });
  }

  /** What a screen reader is told. */
  get announcement() {
    return this.page.getByTestId('announcements');
  }

  /** The next dialogs of the system are answered with these paths; null means that the person cancels. */
  async answerDialogs(paths: { readonly open?: string | null; readonly save?: string | null }): Promise<void> {
    await this.app.evaluate(({ dialog }, { open, save }) => {
      if (open !== undefined) {
        dialog.showOpenDialog = async () => ({ canceled: open === null, filePaths: open === null ? [] : [open] });
      }
      if (save !== undefined) {
        dialog.showSaveDialog = async () => ({ canceled: save === null, filePath: save ?? '' });
      }
    }, paths);
  }

  /** Saves where the person says, as by Ctrl+Shift+S. */
  async saveAs(file: string): Promise<void> {
    const writtenAt = () =>
      stat(file).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      );
    const before = await writtenAt();
    await this.answerDialogs({ save: file });
    await this.page.keyboard.press('Control+Shift+S');
    // A project without changes has no dirty mark to go away, and what is announced may have been followed by something else.
    await expect.poll(writtenAt).toBeGreaterThan(before);
    await expect(this.topBar.projectName).toContainText(path.basename(file, path.extname(file)));
    await expect(this.topBar.dirtyDot).toBeHidden();
  }

  /** The app's log, for evidence and for what must not be in it. */
  async readLog(): Promise<string> {
    return readFile(path.join(this.userData, 'logs', 'main.log'), 'utf8').catch(() => '');
  }

  /** Ends the app as a power cut does: no chance to write anything. */
  async kill(): Promise<void> {
    const { child } = this;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  /** Ends the app as a person does: by closing its window, which asks about unsaved work first. */
  async quit(): Promise<void> {
    const { child } = this;
    // A process that is being debugged has done everything when it says that it waits for its debugger to leave.
    const done = new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('The app does not end although its window was closed.')), 30_000);
      const finish = () => {
        clearTimeout(timer);
        resolve();
      };
      child.once('exit', finish);
      child.stderr?.on('data', (chunk) => {
        if (String(chunk).includes('Waiting for the debugger to disconnect')) finish();
      });
    });
    // Not awaited: an app that is gone gives no answer.
    void this.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()).catch(() => undefined);
    await done;
    await this.kill();
  }

  /** A picture, a trace and the log of a test that failed, kept in its folder. */
  async keepEvidence(testInfo: TestInfo, name: string): Promise<void> {
    const attempts = [
      this.page.screenshot({ path: testInfo.outputPath(`${name}.png`) }),
      this.page.context().tracing.stop({ path: testInfo.outputPath(`${name}-trace.zip`) }),
      this.readLog().then((log) => testInfo.attach(`${name}-log`, { body: log, contentType: 'text/plain' })),
    ];
    // A window that has been killed has no picture; whatever is there is kept.
    await Promise.allSettled(attempts.map((attempt) => withLimit(attempt, 10_000)));
  }

  private note(message: ConsoleMessage): void {
    const text = message.text();
    const isWarning = /Electron Security Warning/.test(text);
    if (!isWarning && message.type() !== 'error') return;
    if (HARMLESS.some((pattern) => pattern.test(text))) return;
    this.errors.push(text);
  }
}

/** Without what Playwright's own process carries for Node: the app would inherit it. */
function readEnvironment(): Record<string, string> {
  const left = new Set(['NODE_OPTIONS', 'ELECTRON_RUN_AS_NODE', 'FORCE_COLOR']);
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]): [string, string][] =>
      value === undefined || left.has(name) ? [] : [[name, value]],
    ),
  );
}

function withLimit(work: Promise<unknown>, milliseconds: number): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}
