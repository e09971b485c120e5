/**
 * Builds dist/: the Node side with esbuild (a few files, each in well under a second) and the window with Vite.
 * An unchanged tree builds nothing, which is what makes a second start fast. `--node-only` leaves the window out.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runMain } from './runMain.mjs';
import { withLock } from './setup/lock.mjs';
import { nativePaths, PROJECT_ROOT } from './setup/paths.mjs';
import { SetupError } from './setup/setupError.mjs';
import { replaceFolder } from './setup/workFolder.mjs';
import { stampOfSources } from './sourceStamp.mjs';

/** @typedef {{ source: string, output: string, format: 'esm' | 'cjs' }} Entry */

/** @type {Entry[]} */
export const NODE_ENTRIES = [
  { source: 'electron/main/main.ts', output: 'main.js', format: 'esm' },
  // A sandboxed preload can neither be a module nor require packages: it gets everything bundled.
  { source: 'electron/preload/preload.ts', output: 'preload.cjs', format: 'cjs' },
  { source: 'electron/trainer/trainerProcess.ts', output: 'trainerProcess.js', format: 'esm' },
  { source: 'electron/data/dataProcess.ts', output: 'dataProcess.js', format: 'esm' },
  { source: 'electron/cli/cli.ts', output: 'cli.js', format: 'esm' },
];

const NODE_SOURCES = ['electron', 'shared', 'package.json', 'package-lock.json', 'scripts/build.mjs'];
const WINDOW_SOURCES = ['renderer', 'shared', 'package-lock.json', 'scripts/build.mjs'];

/**
 * @param {string} root
 * @returns {Entry[]} those whose source is there
 */
function presentEntries(root) {
  return NODE_ENTRIES.filter(({ source }) => fs.existsSync(path.join(root, source)));
}

/**
 * Bundles main, preload, trainer, data process and command line into dist/electron/.
 * An entry that does not build loses its old output, so that nothing ever runs or tests a stale one.
 * @param {{ root?: string, force?: boolean }} [options]
 * @returns {Promise<{ built: string[] }>} the files that were written
 * @throws {SetupError} code 'build-failed'
 */
export async function buildNodeSide({ root = PROJECT_ROOT, force = false } = {}) {
  const folder = path.join(root, 'dist', 'electron');
  const stampFile = path.join(root, 'dist', '.node.stamp');
  const isFresh = () =>
    readStamp(stampFile) === stampOfSources(root, NODE_SOURCES) &&
    presentEntries(root).every(({ output }) => fs.existsSync(path.join(folder, output)));
  if (!force && isFresh()) return { built: [] };

  return await withLock(
    path.join(nativePaths(root).native, 'build.lock'),
    () => {},
    async () => {
      if (!force && isFresh()) return { built: [] };
      const stamp = stampOfSources(root, NODE_SOURCES);
      fs.mkdirSync(folder, { recursive: true });
      const esbuild = await import('esbuild');
      const results = await Promise.allSettled(
        presentEntries(root).map((entry) => bundleEntry(esbuild, root, folder, entry)),
      );
      const failures = results.flatMap((result) =>
        result.status === 'rejected' ? [String(result.reason.message ?? result.reason)] : [],
      );
      if (failures.length > 0) {
        fs.rmSync(stampFile, { force: true });
        throw new SetupError(failures.join('\n'), 'Mend the lines named above.', { code: 'build-failed' });
      }
      fs.writeFileSync(stampFile, stamp);
      return { built: results.flatMap((result) => (result.status === 'fulfilled' ? result.value : [])) };
    },
  );
}

/**
 * @param {typeof import('esbuild')} esbuild
 * @param {string} root
 * @param {string} folder
 * @param {Entry} entry
 * @returns {Promise<string[]>}
 */
async function bundleEntry(esbuild, root, folder, { source, output, format }) {
  const target = path.join(folder, output);
  try {
    const result = await esbuild.build({
      absWorkingDir: root,
      entryPoints: [source],
      outfile: target,
      bundle: true,
      write: false,
      platform: 'node',
      target: 'node20',
      format,
      sourcemap: true,
      ...(format === 'esm' ? { packages: 'external' } : { external: ['electron'] }),
      logLevel: 'silent',
    });
    for (const file of result.outputFiles) writeThenRename(file.path, file.contents);
    return result.outputFiles.map((file) => file.path);
  } catch (error) {
    fs.rmSync(target, { force: true });
    const messages = /** @type {{ errors?: import('esbuild').Message[] }} */ (error).errors;
    if (!messages) throw error;
    throw new Error(
      (await esbuild.formatMessages(messages, { kind: 'error', color: process.stderr.isTTY === true })).join(''),
    );
  }
}

/**
 * A process that starts while we build must find the old file or the new one, never half of one.
 * @param {string} file
 * @param {Uint8Array} contents
 */
function writeThenRename(file, contents) {
  const temporary = `${file}.${process.pid}.tmp`;
  fs.writeFileSync(temporary, contents);
  fs.renameSync(temporary, file);
}

/**
 * Builds the window into dist/renderer/.
 * @param {{ root?: string, force?: boolean }} [options]
 * @returns {Promise<{ built: string[] }>}
 * @throws {SetupError} code 'build-failed'
 */
export async function buildWindow({ root = PROJECT_ROOT, force = false } = {}) {
  const folder = path.join(root, 'dist', 'renderer');
  const stampFile = path.join(root, 'dist', '.window.stamp');
  const isFresh = () =>
    readStamp(stampFile) === stampOfSources(root, WINDOW_SOURCES) && fs.existsSync(path.join(folder, 'index.html'));
  if (!force && isFresh()) return { built: [] };

  return await withLock(
    path.join(nativePaths(root).native, 'build.lock'),
    () => {},
    async () => {
      if (!force && isFresh()) return { built: [] };
      const stamp = stampOfSources(root, WINDOW_SOURCES);
      fs.mkdirSync(path.dirname(folder), { recursive: true });
      await replaceFolder(folder, 'building the window', (temporary) => runVite(root, temporary));
      fs.writeFileSync(stampFile, stamp);
      return { built: [folder] };
    },
  );
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {Promise<void>}
 */
function runVite(root, folder) {
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [
    vite,
    'build',
    'renderer',
    '--config',
    path.join(root, 'renderer', 'vite.config.ts'),
    '--outDir',
    folder,
    '--emptyOutDir',
    '--logLevel',
    'warn',
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else
        reject(
          new SetupError(`The window does not build (vite ended with ${code}).`, 'Mend the lines named above.', {
            code: 'build-failed',
          }),
        );
    });
  });
}

/** @param {string} file */
function readStamp(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/**
 * Builds what is out of date and says so; silent when there is nothing to do.
 * @param {{ window: boolean, force?: boolean, say?: (text: string) => void }} options
 */
export async function ensureBuild({ window, force = false, say = (text) => void process.stderr.write(`${text}\n`) }) {
  const started = Date.now();
  const node = await buildNodeSide({ force });
  const built = window ? [...node.built, ...(await buildWindow({ force })).built] : node.built;
  if (built.length > 0) say(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runMain(() =>
    ensureBuild({ window: !process.argv.includes('--node-only'), force: process.argv.includes('--force') }),
  );
}
