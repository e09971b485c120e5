import fs from 'node:fs';
import path from 'node:path';
import { askYesNo, somebodyCanBeAsked } from './ask.mjs';
import {
  DEVELOPMENT_ELECTRON_QUESTION,
  defaultAppStamp,
  findDevelopmentElectron,
  installDevelopmentElectron,
} from './developmentElectron.mjs';
import { findOfficialElectron, installOfficialElectron } from './officialElectron.mjs';
import { DEVELOPMENT_ELECTRON } from './pins.mjs';

/** @typedef {import('./state.mjs').ElectronState} ElectronState */
/** @typedef {{ kind: 'official' | 'development', version: string, path: string }} ElectronBinary */

/**
 * The Electron to start, the official one before the development one. Nothing is fetched.
 * @param {string} root
 * @returns {ElectronBinary | null}
 */
export function findElectron(root) {
  const official = findOfficialElectron(root);
  if (official) return { kind: 'official', ...official };
  const development = findDevelopmentElectron(root);
  return development ? { kind: 'development', ...development } : null;
}

/** @param {string} root */
function electronKey(root) {
  const wanted = JSON.parse(
    fs.readFileSync(path.join(root, 'node_modules', 'electron', 'package.json'), 'utf8'),
  ).version;
  return `${process.platform}-${process.arch} ${wanted} ${DEVELOPMENT_ELECTRON.archiveSha256} ${defaultAppStamp()}`;
}

/**
 * @param {string} root
 * @param {ElectronState | undefined} state
 * @returns {boolean}
 */
export function electronIsReady(root, state) {
  if (!state || state.kind === 'none' || state.key !== electronKey(root)) return false;
  return findElectron(root)?.path === path.resolve(root, state.path);
}

/**
 * The official Electron first; where it cannot be had, the development one: without asking only where nobody can be asked.
 * @param {string} root
 * @param {(text: string) => void} say
 * @returns {Promise<ElectronState>}
 */
export async function ensureElectron(root, say) {
  const key = electronKey(root);
  const official = await installOfficialElectron(root, say);
  if ('path' in official)
    return { kind: 'official', version: official.version, path: path.relative(root, official.path), key };
  say(`The official Electron could not be fetched: ${official.failure}.`);
  const present = findDevelopmentElectron(root);
  if (!present && somebodyCanBeAsked() && !(await askYesNo(DEVELOPMENT_ELECTRON_QUESTION))) {
    return {
      kind: 'none',
      version: '',
      path: '',
      key,
      notice:
        'There is no Electron, so no window can open. Run the same command again on a network that reaches Electron’s download host; the command line works without it (npm run tensorloom -- --help).',
    };
  }
  const development = await installDevelopmentElectron(root, say);
  return {
    kind: 'development',
    version: development.version,
    path: path.relative(root, development.path),
    key,
    notice: `Using the development Electron ${development.version} (for development and tests only).`,
  };
}
