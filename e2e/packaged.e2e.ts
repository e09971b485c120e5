import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { chromium } from '@playwright/test';
import { expect, test } from './app.ts';
import { type Packaged, packApp } from './packApp.ts';
import { Dock } from './pages/dock.ts';
import { Evaluation } from './pages/evaluation.ts';
import { RunBar } from './pages/runBar.ts';
import { StartPage } from './pages/startPage.ts';

/** How the fuse wire of a binary says "on" (the package does not export its own names of the states). */
const ENABLED = '1'.charCodeAt(0);
const run = promisify(execFile);
/** Chromium's sandbox cannot start when root runs it. */
const SANDBOX = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
let packaged: Packaged;

test.beforeAll(async () => {
  test.setTimeout(900_000);
  packaged = await packApp();
  process.stdout.write(
    `figure · package: ${packaged.megabytes} MB unpacked, made in ${packaged.seconds.toFixed(1)} s\n`,
  );
});

test('the fuses of the package are as decided, and no default app is left', async () => {
  const { version: _version, ...wire } = await getCurrentFuseWire(packaged.executable);
  const on = (fuse: FuseV1Options) => Number(wire[fuse]) === ENABLED;
  expect({
    runAsNode: on(FuseV1Options.RunAsNode),
    cookieEncryption: on(FuseV1Options.EnableCookieEncryption),
    nodeOptions: on(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    nodeCliInspect: on(FuseV1Options.EnableNodeCliInspectArguments),
    onlyLoadAppFromAsar: on(FuseV1Options.OnlyLoadAppFromAsar),
    browserV8Snapshot: on(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
    fileProtocolPrivileges: on(FuseV1Options.GrantFileProtocolExtraPrivileges),
  }).toEqual({
    runAsNode: false,
    cookieEncryption: true,
    nodeOptions: false,
    nodeCliInspect: false,
    onlyLoadAppFromAsar: true,
    browserV8Snapshot: false,
    fileProtocolPrivileges: false,
  });
  const resources = path.join(packaged.folder, 'resources');
  expect(existsSync(path.join(resources, 'app.asar'))).toBe(true);
  expect(existsSync(path.join(resources, 'default_app.asar'))).toBe(false);
  for (const file of ['LICENSE', 'THIRD_PARTY_NOTICES'])
    expect(existsSync(path.join(resources, file)), file).toBe(true);
  // What a person who replaces libvips needs: the library as a file of its own.
  const unpacked = path.join(resources, 'app.asar.unpacked', 'node_modules');
  for (const part of ['@img', '@duckdb', '@tensorflow']) expect(existsSync(path.join(unpacked, part)), part).toBe(true);
});

test('neither the environment nor a switch turns the package into Node', async ({ folders }) => {
  const marker = path.join(folders.work, 'ran');
  const script = `require('node:fs').writeFileSync(${JSON.stringify(marker)}, 'ran')`;
  const child = spawn(packaged.executable, [...SANDBOX, `--user-data=${folders.userData}`, '-e', script], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--require=/nowhere/at/all.js' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(existsSync(marker)).toBe(false);
    expect(child.exitCode, 'NODE_OPTIONS would have ended it').toBeNull();
  } finally {
    await end(child);
  }
});

test('the package opens its window and trains a template in it', async ({ folders }) => {
  const child = spawn(
    packaged.executable,
    [...SANDBOX, '--remote-debugging-port=0', `--user-data=${folders.userData}`],
    {
      env: withoutElectron(process.env),
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  try {
    const address = await readDebuggingAddress(child);
    // Connected before there is a page, Playwright waits for ever.
    await expect.poll(() => listPages(address), { timeout: 120_000 }).toContain('app://bundle/index.html');
    const browser = await chromium.connectOverCDP(address);
    const page = browser.contexts()[0]?.pages()[0];
    if (!page) throw new Error('The package shows no page.');
    const start = new StartPage(page);
    await start.openTemplate('penguin-species');
    const runBar = new RunBar(page);
    await runBar.train.click();
    await runBar.waitFor('Finished', 180_000);
    await expect(runBar.engine).toContainText('TensorFlow');
    await new Dock(page).show('Evaluation');
    const evaluation = new Evaluation(page);
    await expect(evaluation.report).toBeVisible({ timeout: 180_000 });
    expect(await evaluation.readFigure('Accuracy')).toBeGreaterThanOrEqual(0.9);
    await browser.close();
  } finally {
    await end(child);
  }
});

test('the package is its own command line, without a display', async ({ folders }) => {
  const environment = withoutElectron(process.env);
  delete environment.DISPLAY;
  delete environment.WAYLAND_DISPLAY;
  const call = (...args: string[]) =>
    run(packaged.executable, [...SANDBOX, `--user-data=${folders.userData}`, '--cli', ...args], {
      env: environment,
      maxBuffer: 50_000_000,
    });
  expect((await call('doctor')).stdout).toMatch(/tensorflow +\d/);
  const template = path.join(packaged.folder, 'resources', 'app-resources', 'templates', 'penguin-species.loom');
  const out = path.join(folders.work, 'run');
  const { stdout } = await call('run', template, '--out', out, '--epochs', '3', '--json');
  const result = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  expect(result).toMatchObject({ epochs: 3 });
  expect(JSON.parse(readFileSync(path.join(out, 'state.json'), 'utf8'))).toMatchObject({ state: 'finished' });
});

function withoutElectron(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { ELECTRON_RUN_AS_NODE: _node, NODE_OPTIONS: _options, ...kept } = environment;
  return kept;
}

/** The address that Chromium says on its error output when it listens. */
function readDebuggingAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk) => {
      said += chunk;
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`The package ended with ${code}: ${said}`)));
  });
}

/** Addresses of the pages that can be driven. */
async function listPages(address: string): Promise<string[]> {
  const answer = await fetch(`http://${new URL(address).host}/json/list`);
  const pages: { url: string }[] = await answer.json();
  return pages.map(({ url }) => url);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}
