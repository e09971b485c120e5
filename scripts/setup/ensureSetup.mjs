import fs from 'node:fs';
import { formatDuration } from '../progressBar.mjs';
import { electronIsReady, ensureElectron } from './electron.mjs';
import { withLock } from './lock.mjs';
import { requireNodeVersion } from './nodeVersion.mjs';
import { ensureNpmPackages, npmPackagesAreInstalled } from './npmPackages.mjs';
import { nativePaths, PROJECT_ROOT } from './paths.mjs';
import { readState, writeState } from './state.mjs';
import { ensureSystemPackages } from './systemPackages.mjs';
import { ensureTensorflow, tensorflowIsReady } from './tensorflow.mjs';

/** @typedef {import('./state.mjs').SetupState} SetupState */

/**
 * @typedef {object} SetupOptions
 * @property {string} [root]
 * @property {boolean} [forTests]  also what only tests need (a virtual display)
 * @property {boolean} [window]  false for the command line, which needs neither Electron nor a window's libraries
 * @property {boolean} [again]  try once more for what an earlier set-up could only replace (cpu engine, development Electron)
 * @property {(text: string) => void} [say]
 */

/** Words of the set-up go to stderr: a command with --json keeps stdout for its result. */
const sayOnStderr = (/** @type {string} */ text) => void process.stderr.write(`${text}\n`);

/**
 * Makes this clone able to run; when it already is, it only compares a few facts (well under half a second).
 * @param {SetupOptions} [options]
 * @returns {Promise<SetupState>}
 * @throws {import('./setupError.mjs').SetupError}
 */
export async function ensureSetup({
  root = PROJECT_ROOT,
  forTests = false,
  window = true,
  again = false,
  say = sayOnStderr,
} = {}) {
  requireNodeVersion();
  const paths = nativePaths(root);
  if (again) forgetSubstitutes(paths.state);
  const before = readState(paths.state);
  if (isReady(root, before, { forTests, window })) return before;
  return await withLock(
    paths.lock,
    () => say('Another command is setting up this folder; waiting for it…'),
    () => runSteps(root, { forTests, window, say }),
  );
}

/** @param {string} file */
function forgetSubstitutes(file) {
  const state = readState(file);
  if (state.tensorflow?.source === 'cpu-fallback') state.tensorflow = undefined;
  if (state.electron?.kind === 'development') state.electron = undefined;
  writeState(file, state);
}

/**
 * What was set up for tests serves a window, and what was set up for a window serves the command line.
 * @param {{ forTests: boolean, window: boolean }} wanted
 */
function systemLevel({ forTests, window }) {
  if (forTests) return 3;
  return window ? 2 : 1;
}

/**
 * @param {string} root
 * @param {SetupState} state
 * @param {{ forTests: boolean, window: boolean }} wanted
 */
function isReady(root, state, wanted) {
  return (
    (state.systemPackages?.level ?? 0) >= systemLevel(wanted) &&
    state.systemPackages?.machine === machineIdentity() &&
    npmPackagesAreInstalled(root) &&
    tensorflowIsReady(root, state.tensorflow) &&
    (!wanted.window || electronIsReady(root, state.electron))
  );
}

/** A folder may be carried into another system (a container with a mounted clone): then the system's packages have to be looked at again. */
function machineIdentity() {
  return ['/etc/machine-id', '/etc/hostname', '/etc/os-release']
    .map((file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : ''))
    .join(' ')
    .slice(0, 400);
}

/**
 * @param {string} root
 * @param {{ forTests: boolean, window: boolean, say: (text: string) => void }} options
 */
async function runSteps(root, { forTests, window, say }) {
  const started = Date.now();
  const paths = nativePaths(root);
  // Whoever held the lock before us may have done the work.
  const state = readState(paths.state);
  if (isReady(root, state, { forTests, window })) return state;
  say('Setting up Tensorloom (once)…');
  const save = () => writeState(paths.state, state);

  ensureSystemPackages({ forTests, window, say });
  state.systemPackages = { level: systemLevel({ forTests, window }), machine: machineIdentity() };
  save();
  await ensureNpmPackages(root, say);
  if (!tensorflowIsReady(root, state.tensorflow)) {
    state.tensorflow = await ensureTensorflow(root, say);
    save();
  }
  if (window && !electronIsReady(root, state.electron)) {
    state.electron = await ensureElectron(root, say);
    if (state.electron.notice) say(state.electron.notice);
    save();
  }
  say(`Set up in ${formatDuration(Date.now() - started)}.`);
  return state;
}
