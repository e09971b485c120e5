import fs from 'node:fs';
import path from 'node:path';
import { createProgressBar } from '../progressBar.mjs';
import { describeFailure } from './describeFailure.mjs';
import { nativePaths } from './paths.mjs';
import { runWatched } from './watchedCommand.mjs';
import { requireFreeSpace } from './workFolder.mjs';

/** How long the official host may take to send its first byte before we look elsewhere. */
const FIRST_BYTE_MS = 10_000;
const STALL_MS = 60_000;
/** About what the archive has; only the progress bar depends on it. */
const ARCHIVE_BYTES = 125_000_000;
const UNPACKED_BYTES = 320_000_000;

/**
 * @param {string} root
 * @returns {{ version: string, path: string } | null} the official binary, if the `electron` package has one that fits it
 */
export function findOfficialElectron(root) {
  const folder = path.join(root, 'node_modules', 'electron');
  try {
    const wanted = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')).version;
    const version = fs
      .readFileSync(path.join(folder, 'dist', 'version'), 'utf8')
      .trim()
      .replace(/^v/, '');
    const executable = path.join(folder, 'dist', fs.readFileSync(path.join(folder, 'path.txt'), 'utf8'));
    return version === wanted && fs.existsSync(executable) ? { version, path: executable } : null;
  } catch {
    return null;
  }
}

/**
 * Lets the `electron` package fetch its binary (it compares the SHA-256 that the package brings along, and the lockfile pins the package).
 * @param {string} root
 * @param {(text: string) => void} say
 * @returns {Promise<{ version: string, path: string } | { failure: string }>}
 */
export async function installOfficialElectron(root, say) {
  const present = findOfficialElectron(root);
  if (present) return present;
  requireFreeSpace(root, ARCHIVE_BYTES + UNPACKED_BYTES, 'Electron');
  const folder = path.join(root, 'node_modules', 'electron');
  const temporary = path.join(nativePaths(root).native, 'electron.download');
  fs.rmSync(temporary, { recursive: true, force: true });
  fs.mkdirSync(temporary, { recursive: true });
  say('Fetching Electron');
  const bar = createProgressBar({ label: 'Electron  ', total: ARCHIVE_BYTES });
  const result = await runWatched(process.execPath, ['--no-warnings', 'install.js'], {
    cwd: folder,
    env: { ...process.env, TMPDIR: temporary },
    folder: temporary,
    onBytes: (bytes) => bar.update(bytes),
    firstByteMs: FIRST_BYTE_MS,
    stallMs: STALL_MS,
  });
  fs.rmSync(temporary, { recursive: true, force: true });
  const installed = findOfficialElectron(root);
  if (result.code === 0 && installed) {
    bar.finish();
    return installed;
  }
  bar.abandon();
  // A half unpacked binary must not be taken for a whole one.
  fs.rmSync(path.join(folder, 'dist'), { recursive: true, force: true });
  fs.rmSync(path.join(folder, 'path.txt'), { force: true });
  if (result.ended === 'silent') return { failure: `its host did not answer within ${FIRST_BYTE_MS / 1000} s` };
  if (result.ended === 'stalled') return { failure: 'its download stood still for a minute' };
  return { failure: describeFailure(result.output) ?? `its installer ended with exit code ${result.code}` };
}
