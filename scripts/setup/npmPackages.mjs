import { spawn } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { SetupError } from './setupError.mjs';

/**
 * @param {string} root
 * @returns {string} SHA-256 of the lockfile: the packages are complete when they were installed from exactly this one
 */
function lockHash(root) {
  return crypto
    .createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
}

/**
 * The stamp lies inside node_modules, so that deleting or reinstalling that folder removes it, too.
 * @param {string} root
 */
function stampFile(root) {
  return path.join(root, 'node_modules', '.tensorloom-lock');
}

/**
 * @param {string} root
 * @returns {boolean} whether node_modules was completely installed from the present lockfile
 */
export function npmPackagesAreInstalled(root) {
  try {
    return fs.readFileSync(stampFile(root), 'utf8').trim() === lockHash(root);
  } catch {
    return false;
  }
}

/** @param {string} root */
export function stampNpmPackages(root) {
  fs.writeFileSync(stampFile(root), `${lockHash(root)}\n`);
}

/**
 * Installs exactly what the lockfile says, without running the packages' own install scripts: those of tfjs-node, Electron and sharp
 * download from hosts that many machines cannot reach, and the set-up puts those parts in place itself.
 * @param {string} root
 * @param {(text: string) => void} say
 * @returns {Promise<boolean>} whether anything was installed
 */
export async function ensureNpmPackages(root, say) {
  if (npmPackagesAreInstalled(root)) return false;
  say('Installing the npm packages (npm ci)…');
  const code = await runNpm(root, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) {
    throw new SetupError(
      `npm ci failed with exit code ${code}.`,
      'Read the lines above. Without a network nothing can be installed; otherwise run the same command again.',
      { code: 'npm-failed' },
    );
  }
  stampNpmPackages(root);
  return true;
}

/**
 * npm's words go to stderr, so that a command with --json keeps its stdout clean; npm draws its own spinner on a terminal.
 * @param {string} root
 * @param {string[]} args
 * @returns {Promise<number>}
 */
function runNpm(root, args) {
  return new Promise((resolve, reject) => {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const child = spawn(npm, args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
    child.on('error', () =>
      reject(
        new SetupError(
          'npm was not found.',
          'Install Node.js together with npm (20.19 or newer), then run the same command again.',
        ),
      ),
    );
    child.on('close', (code) => resolve(code ?? 1));
  });
}
