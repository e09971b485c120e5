// `npm run package`: packs the app for this system into release/, with the Electron that the set-up found. Targets are
// electron-builder's (`--linux deb`); without one an unpacked folder is made. An unchanged app is not packed again.
import { spawn } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuild } from './build.mjs';
import { runMain } from './runMain.mjs';
import { findElectron } from './setup/electron.mjs';
import { ensureSetup } from './setup/ensureSetup.mjs';
import { PROJECT_ROOT } from './setup/paths.mjs';
import { SetupError } from './setup/setupError.mjs';
import { stampOfSources } from './sourceStamp.mjs';

const CONFIG = 'resources/packaging/electronBuilder.cjs';
const UNPACKED = ['--dir'];
/** Everything that goes into a package or decides how it is made. */
const SOURCES = [
  'dist',
  'resources',
  'package.json',
  'package-lock.json',
  'LICENSE',
  'THIRD_PARTY_NOTICES',
  'node_modules/.package-lock.json',
];

/**
 * Packs the app as it is built now.
 * @param {{ targets?: string[], root?: string }} [options]
 * @returns {Promise<{ folder: string, packed: boolean }>} where the unpacked app lies, and whether it had to be made
 * @throws {SetupError} code 'no-electron', 'package-failed'
 */
export async function packageApp({ targets = UNPACKED, root = PROJECT_ROOT } = {}) {
  const electron = findElectron(root);
  if (!electron) throw new SetupError('There is no Electron to pack.', 'Run npm run setup.', { code: 'no-electron' });
  const folder = path.join(root, 'release', `${process.platform === 'win32' ? 'win' : process.platform}-unpacked`);
  const stampFile = path.join(root, 'release', '.package.stamp');
  const stamp = crypto
    .createHash('sha256')
    .update(JSON.stringify([stampOfSources(root, SOURCES), electron.kind, electron.version, targets]))
    .digest('hex');
  if (fs.existsSync(folder) && fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === stamp)
    return { folder, packed: false };

  fs.rmSync(stampFile, { force: true });
  const code = await runBuilder(root, targets, electron);
  if (code !== 0)
    throw new SetupError(`electron-builder ended with ${code}.`, 'Mend what it says above.', {
      code: 'package-failed',
    });
  fs.writeFileSync(stampFile, stamp);
  return { folder, packed: true };
}

/**
 * @param {string} root
 * @param {string[]} targets
 * @param {{ kind: string, version: string, path: string }} electron
 * @returns {Promise<number>}
 */
function runBuilder(root, targets, electron) {
  const builder = path.join(root, 'node_modules', 'electron-builder', 'cli.js');
  const child = spawn(process.execPath, [builder, '--config', CONFIG, ...targets], {
    cwd: root,
    // What it says on the way is hundreds of package names.
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      TENSORLOOM_ELECTRON_DIST: path.dirname(electron.path),
      TENSORLOOM_ELECTRON_VERSION: electron.version,
      TENSORLOOM_ELECTRON_KIND: electron.kind,
    },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk;
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0) process.stderr.write(said);
      resolve(code ?? 1);
    });
  });
}

/**
 * Size of a folder in bytes, links not followed.
 * @param {string} folder
 * @returns {number}
 */
export function sizeOfFolder(folder) {
  let bytes = 0;
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    bytes += entry.isDirectory() ? sizeOfFolder(full) : fs.lstatSync(full).size;
  }
  return bytes;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runMain(async () => {
    await ensureSetup({ window: true });
    await ensureBuild({ window: true });
    const started = Date.now();
    const targets = process.argv.slice(2);
    const { folder, packed } = await packageApp(targets.length > 0 ? { targets } : {});
    const megabytes = Math.round(sizeOfFolder(folder) / 1e6);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    process.stdout.write(`${packed ? `Packed in ${seconds} s` : 'Already packed'}: ${folder}, ${megabytes} MB\n`);
    return 0;
  });
}
