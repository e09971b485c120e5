import { spawnSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { formatDuration } from '../progressBar.mjs';
import { withLock } from '../setup/lock.mjs';
import { nativePaths } from '../setup/paths.mjs';
import { SetupError } from '../setup/setupError.mjs';
import { requireFreeSpace } from '../setup/workFolder.mjs';

/** Pythons that the pinned wheels are for. TensorFlow 2.21 has none for a newer one, and Keras 3.15 none for an older one. */
export const ORACLE_PYTHONS = ['3.11', '3.12', '3.13'];

const INSTALLED_BYTES = 2_000_000_000;

/** @param {string} root  the project */
export function oraclePaths(root) {
  const folder = path.join(nativePaths(root).native, 'oracles');
  return {
    folder,
    python: path.join(folder, 'bin', 'python'),
    stamp: path.join(folder, 'installed.json'),
    lock: `${folder}.lock`,
    wanted: path.join(root, 'oracles', 'requirements.in'),
    pinned: path.join(root, 'oracles', 'requirements.txt'),
  };
}

/**
 * @param {string} root
 * @returns {string | null} the environment's Python, or null when it is missing or its pins have changed since
 */
export function findOraclePython(root) {
  const { python, stamp } = oraclePaths(root);
  if (!fs.existsSync(python) || !fs.existsSync(stamp)) return null;
  try {
    return JSON.parse(fs.readFileSync(stamp, 'utf8')).pins === hashPins(root) ? python : null;
  } catch {
    return null;
  }
}

/** @param {string} root */
function hashPins(root) {
  return crypto
    .createHash('sha256')
    .update(fs.readFileSync(oraclePaths(root).pinned))
    .digest('hex');
}

/**
 * Makes the environment in .native/oracles, once: Keras and TensorFlow for Python in exactly the pinned versions. Nothing outside
 * that folder is touched, and Tensorloom itself never uses it.
 * @param {string} root
 * @param {(text: string) => void} say
 * @returns {Promise<string>} its Python
 * @throws {SetupError} codes 'no-python', 'python-version', 'no-venv', 'hash-mismatch', 'oracle-packages', 'oracle-platform',
 *   'disk-full'
 */
export async function ensureOraclePython(root, say) {
  const ready = findOraclePython(root);
  if (ready) return ready;
  const { lock } = oraclePaths(root);
  return await withLock(
    lock,
    () => say('Another command is making the Python environment; waiting for it…'),
    async () => findOraclePython(root) ?? install(root, say),
  );
}

/**
 * @param {string} root
 * @param {(text: string) => void} say
 */
function install(root, say) {
  const started = Date.now();
  const { folder, python, stamp, pinned } = oraclePaths(root);
  if (`${process.platform}-${process.arch}` !== 'linux-x64') {
    throw new SetupError(
      `The comparison with Keras is pinned for Linux x64, not for ${process.platform} ${process.arch}.`,
      'Run it on Linux x64 (a container will do). npm test needs none of it.',
      { code: 'oracle-platform' },
    );
  }
  const base = findBasePython();
  requireFreeSpace(folder, INSTALLED_BYTES, 'The Python environment with Keras');
  say(`Making a Python ${base.version} environment with Keras in ${path.relative(root, folder)} (once, about 300 MB)…`);
  fs.rmSync(folder, { recursive: true, force: true });
  const made = spawnSync(base.command, ['-m', 'venv', folder], { encoding: 'utf8' });
  if (made.status !== 0) {
    fs.rmSync(folder, { recursive: true, force: true });
    throw new SetupError(
      `${base.command} cannot make a virtual environment: ${lastLine(made.stdout + made.stderr)}`,
      'Debian and Ubuntu: apt-get install python3-venv, then run the same command again.',
      { code: 'no-venv' },
    );
  }
  const packages = spawnSync(
    python,
    [
      ...['-m', 'pip', 'install', '--require-hashes', '--only-binary=:all:', '--no-deps', '--quiet'],
      ...['--disable-pip-version-check', '-r', pinned],
    ],
    { encoding: 'utf8', stdio: ['ignore', 'inherit', 'pipe'] },
  );
  if (packages.status !== 0) {
    fs.rmSync(folder, { recursive: true, force: true });
    if (packages.stderr.includes('DO NOT MATCH THE HASHES')) {
      throw new SetupError(
        'A package came with another content than the pinned one, and was refused.',
        'Look at where pip gets its packages from (pip config list), then run the same command again.',
        { code: 'hash-mismatch' },
      );
    }
    throw new SetupError(
      `Keras could not be installed: ${lastLine(packages.stderr)}`,
      'Check the network (pip’s own settings are used), then run the same command again.',
      { code: 'oracle-packages' },
    );
  }
  // Written last: a killed installation has no stamp, and starts over.
  fs.writeFileSync(stamp, JSON.stringify({ pins: hashPins(root), python: base.version }));
  say(`Keras is ready (${formatDuration(Date.now() - started)}).`);
  return python;
}

/**
 * The first Python that the wheels are for. TENSORLOOM_PYTHON names one that is not on the path.
 * @returns {{ command: string, version: string }}
 */
function findBasePython() {
  const named = process.env.TENSORLOOM_PYTHON;
  const commands = named ? [named] : ['python3', ...ORACLE_PYTHONS.map((version) => `python${version}`)];
  /** @type {string[]} */
  const unfit = [];
  for (const command of commands) {
    const version = askVersion(command);
    if (version && ORACLE_PYTHONS.includes(version)) return { command, version };
    if (version) unfit.push(`${command} is ${version}`);
  }
  const wanted = `Install Python ${ORACLE_PYTHONS.join(', ')} (one of them), or name its program in TENSORLOOM_PYTHON, then run the same command again.`;
  if (unfit.length === 0) {
    throw new SetupError(
      `The comparison with Keras needs Python, and ${named ? `${named} is none` : 'there is no python3 on the path'}.`,
      wanted,
      { code: 'no-python' },
    );
  }
  throw new SetupError(`The pinned Keras is for Python ${ORACLE_PYTHONS.join(', ')}; ${unfit.join(', ')}.`, wanted, {
    code: 'python-version',
  });
}

/**
 * @param {string} command
 * @returns {string | null} such as "3.11"
 */
function askVersion(command) {
  const { status, stdout } = spawnSync(command, ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])'], {
    encoding: 'utf8',
  });
  return status === 0 ? stdout.trim() : null;
}

/** @param {string} text */
function lastLine(text) {
  return text.trim().split('\n').at(-1) ?? '';
}
