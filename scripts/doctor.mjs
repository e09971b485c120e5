// npm run doctor: says what this machine and this clone have, and changes nothing. `--json` for programs.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasDisplay } from './electronLaunch.mjs';
import { formatBytes } from './progressBar.mjs';
import { runMain } from './runMain.mjs';
import { checkAddon } from './setup/checkAddon.mjs';
import { findElectron } from './setup/electron.mjs';
import { npmPackagesAreInstalled } from './setup/npmPackages.mjs';
import { nativePaths, PROJECT_ROOT } from './setup/paths.mjs';
import { readState } from './setup/state.mjs';
import { installedPackages, missingPackages, SYSTEM_PACKAGES } from './setup/systemPackages.mjs';

/**
 * Everything is really looked at: TensorFlow is loaded in a process of its own, files are opened; the set-up's own memory is asked only for where a library came from.
 * @param {string} root
 */
export function inspectMachine(root = PROJECT_ROOT) {
  const npm = spawnSync('npm', ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' });
  const cpus = os.cpus();
  const disk = fs.statfsSync(root);
  return {
    tensorloom: JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')).version,
    system: `${os.type()} ${os.release()} ${process.arch}`,
    node: process.versions.node,
    npm: npm.stdout?.trim() || null,
    packages: npmPackagesAreInstalled(root) ? 'complete' : 'not installed',
    missingSystemPackages: findMissingSystemPackages(),
    electron: inspectElectron(root),
    tensorflow: inspectTensorflow(root),
    threads: {
      available: os.availableParallelism(),
      intraOp: process.env.TF_NUM_INTRAOP_THREADS ?? 'automatic',
      interOp: process.env.TF_NUM_INTEROP_THREADS ?? 'automatic',
    },
    cpu: { model: cpus[0]?.model.trim() ?? 'unknown', cores: cpus.length },
    memory: { totalBytes: os.totalmem(), freeBytes: os.freemem() },
    disk: { freeBytes: disk.bavail * disk.bsize },
    display: describeDisplay(),
  };
}

/** @param {string} root */
function inspectElectron(root) {
  const electron = findElectron(root);
  return electron ? { ...electron } : { kind: 'none', version: null, path: null };
}

/** @param {string} root */
function inspectTensorflow(root) {
  const { addon, state } = nativePaths(root);
  const remembered = readState(state).tensorflow;
  if (!fs.existsSync(addon)) {
    return {
      engine: 'cpu',
      version: null,
      source: null,
      reason: remembered ? 'the set-up found no native library' : 'not set up yet (npm run setup)',
    };
  }
  const checked = checkAddon(addon);
  if ('failure' in checked)
    return { engine: 'cpu', version: null, source: remembered?.source ?? null, reason: checked.failure };
  return { engine: 'native', version: checked.version, source: remembered?.source ?? 'unknown', reason: null };
}

/** @returns {string[] | null} null where dpkg does not exist */
function findMissingSystemPackages() {
  if (process.platform !== 'linux') return null;
  const wanted = Object.values(SYSTEM_PACKAGES).flat();
  const installed = installedPackages(wanted.flat());
  return installed && missingPackages(wanted, installed).map((alternatives) => alternatives.join(' or '));
}

function describeDisplay() {
  if (process.platform !== 'linux') return 'yes';
  if (!hasDisplay()) return 'none (npm start trains in the terminal)';
  return process.env.WAYLAND_DISPLAY ? `Wayland ${process.env.WAYLAND_DISPLAY}` : `X11 ${process.env.DISPLAY}`;
}

/** @param {ReturnType<typeof inspectMachine>} found */
function renderText(found) {
  const { tensorflow, electron } = found;
  const native = tensorflow.engine === 'native';
  const missing = found.missingSystemPackages;
  return [
    ['Tensorloom', found.tensorloom],
    ['System', found.system],
    ['Node.js', found.node],
    ['npm', found.npm ?? 'not found'],
    ['npm packages', found.packages],
    [
      'System packages',
      missing === null
        ? 'not a Debian system: not checked'
        : missing.length === 0
          ? 'complete'
          : `missing: ${missing.join(', ')}`,
    ],
    [
      'Electron',
      electron.kind === 'none'
        ? 'none (npm run setup)'
        : `${electron.kind} ${electron.version}${electron.kind === 'development' ? ' (for development and tests only)' : ''}`,
    ],
    ['', electron.path ?? ''],
    [
      'TensorFlow',
      native
        ? `${tensorflow.version}, native (${tensorflow.source})`
        : `JavaScript engine (cpu), slow: ${tensorflow.reason}`,
    ],
    [
      'Threads',
      `${found.threads.available} available; intra-op ${found.threads.intraOp}, inter-op ${found.threads.interOp}`,
    ],
    ['Processor', `${found.cpu.model}, ${found.cpu.cores} cores`],
    ['Memory', `${formatBytes(found.memory.totalBytes)}, ${formatBytes(found.memory.freeBytes)} free`],
    ['Disk', `${formatBytes(found.disk.freeBytes)} free`],
    ['Display', found.display],
  ]
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${String(name).padEnd(16)} ${value}`)
    .join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runMain(async () => {
    const found = inspectMachine();
    process.stdout.write(
      process.argv.includes('--json') ? `${JSON.stringify(found, null, 2)}\n` : `${renderText(found)}\n`,
    );
  });
}
