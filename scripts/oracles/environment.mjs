import { spawnSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { formatDuration } from '../progressBar.mjs';
import { withLock } from '../setup/lock.mjs';
import { nativePaths } from '../setup/paths.mjs';
import { SetupError } from '../setup/setupError.mjs';
import { requireFreeSpace } from '../setup/workFolder.mjs';
import { writeCudaStubs } from './cudaStubs.mjs';

/** Pythons that the pinned wheels are for. TensorFlow 2.21 has none for a newer one, and Keras 3.15 none for an older one. */
export const ORACLE_PYTHONS = ['3.11', '3.12', '3.13'];

/** How often pip may try: a download of hundreds of megabytes breaks off on a bad line. */
const ATTEMPTS = 3;

/**
 * Who is asked: Keras, by the comparison and the benchmark; its peers, by the benchmark alone. Two environments, so that the comparison,
 * which everybody runs, does not grow.
 * @typedef {'oracles' | 'bench'} EnvironmentName
 */
/** @type {Record<EnvironmentName, { title: string, folder: string[], bytes: number, download: string, finish: (site: string) => void }>} */
const ENVIRONMENTS = {
  oracles: { title: 'Keras', folder: [], bytes: 2_000_000_000, download: '300 MB', finish: () => {} },
  bench: {
    title: 'PyTorch and JAX',
    folder: ['bench'],
    bytes: 3_000_000_000,
    download: '700 MB',
    finish: (site) => writeCudaStubs(path.join(site, 'torch', 'lib')),
  },
};

/**
 * @param {string} root  the project
 * @param {EnvironmentName} [name]
 */
export function oraclePaths(root, name = 'oracles') {
  const folder = path.join(nativePaths(root).native, name);
  const requirements = path.join(root, 'oracles', ...ENVIRONMENTS[name].folder);
  return {
    folder,
    python: path.join(folder, 'bin', 'python'),
    stamp: path.join(folder, 'installed.json'),
    lock: `${folder}.lock`,
    wanted: path.join(requirements, 'requirements.in'),
    alone: path.join(requirements, 'alone.in'),
    pinned: path.join(requirements, 'requirements.txt'),
  };
}

/**
 * @param {string} root
 * @param {EnvironmentName} [name]
 * @returns {string | null} the environment's Python, or null when it is missing or its pins have changed since
 */
export function findOraclePython(root, name = 'oracles') {
  const { python, stamp } = oraclePaths(root, name);
  if (!fs.existsSync(python) || !fs.existsSync(stamp)) return null;
  try {
    return JSON.parse(fs.readFileSync(stamp, 'utf8')).pins === hashPins(root, name) ? python : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} root
 * @param {EnvironmentName} name
 */
function hashPins(root, name) {
  return crypto
    .createHash('sha256')
    .update(fs.readFileSync(oraclePaths(root, name).pinned))
    .digest('hex');
}

/**
 * Makes the environment in .native, once: Keras and TensorFlow for Python (or the peers) in exactly the pinned versions. Nothing outside
 * that folder is touched, and Tensorloom itself never uses it.
 * @param {string} root
 * @param {(text: string) => void} say
 * @param {EnvironmentName} [name]
 * @returns {Promise<string>} its Python
 * @throws {SetupError} codes 'no-python', 'python-version', 'no-venv', 'hash-mismatch', 'oracle-packages', 'oracle-platform',
 *   'no-compiler', 'disk-full'
 */
export async function ensureOraclePython(root, say, name = 'oracles') {
  const ready = findOraclePython(root, name);
  if (ready) return ready;
  const { lock } = oraclePaths(root, name);
  return await withLock(
    lock,
    () => say('Another command is making the Python environment; waiting for it…'),
    async () => findOraclePython(root, name) ?? install(root, say, name),
  );
}

/**
 * @param {string} root
 * @param {(text: string) => void} say
 * @param {EnvironmentName} name
 */
function install(root, say, name) {
  const started = Date.now();
  const { folder, python, stamp, pinned } = oraclePaths(root, name);
  const { title, bytes, download, finish } = ENVIRONMENTS[name];
  if (`${process.platform}-${process.arch}` !== 'linux-x64') {
    throw new SetupError(
      `The comparison with Keras is pinned for Linux x64, not for ${process.platform} ${process.arch}.`,
      'Run it on Linux x64 (a container will do). npm test needs none of it.',
      { code: 'oracle-platform' },
    );
  }
  const base = findBasePython();
  requireFreeSpace(folder, bytes, `The Python environment with ${title}`);
  say(
    `Making a Python ${base.version} environment with ${title} in ${path.relative(root, folder)} (once, about ${download})…`,
  );
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
  const packages = installPackages(python, pinned, say);
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
      `${title} could not be installed: ${lastLine(packages.stderr)}`,
      'Check the network (pip’s own settings are used), then run the same command again.',
      { code: 'oracle-packages' },
    );
  }
  finish(path.join(folder, 'lib', `python${base.version}`, 'site-packages'));
  // Written last: a killed installation has no stamp, and starts over.
  fs.writeFileSync(stamp, JSON.stringify({ pins: hashPins(root, name), python: base.version }));
  say(`${title}: ready (${formatDuration(Date.now() - started)}).`);
  return python;
}

/**
 * pip keeps what it has downloaded whole, so that another try goes on where the last one broke off.
 * @param {string} python
 * @param {string} pinned
 * @param {(text: string) => void} say
 */
function installPackages(python, pinned, say) {
  for (let attempt = 1; ; attempt++) {
    const done = spawnSync(
      python,
      [
        ...['-m', 'pip', 'install', '--require-hashes', '--only-binary=:all:', '--no-deps', '--quiet'],
        ...['--retries', '5', '--timeout', '60', '--disable-pip-version-check', '-r', pinned],
      ],
      { encoding: 'utf8', stdio: ['ignore', 'inherit', 'pipe'] },
    );
    const isRefused = done.stderr.includes('DO NOT MATCH THE HASHES');
    if (done.status === 0 || isRefused || attempt === ATTEMPTS) return done;
    say(`Trying again (${attempt + 1} of ${ATTEMPTS}): ${lastLine(done.stderr)}`);
  }
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
