import { spawnSync } from 'node:child_process';
import { SetupError } from './setupError.mjs';

/**
 * Debian and Ubuntu packages. Where a library was renamed (Ubuntu 24.04: …t64) the names are alternatives, the newer one first.
 * @type {Record<'addon' | 'window' | 'tests', string[][]>}
 */
export const SYSTEM_PACKAGES = {
  /** To fetch TensorFlow's library and to compile the addon against it. */
  addon: [['g++'], ['python3-pip']],
  /** What a window of Electron links with, and a font for Chinese text. */
  window: [
    ['libgtk-3-0t64', 'libgtk-3-0'],
    ['libnss3'],
    ['libasound2t64', 'libasound2'],
    ['libgbm1'],
    ['libxss1'],
    ['libxtst6'],
    ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
    ['libdrm2'],
    ['libxkbcommon0'],
    ['libnotify4'],
    ['libsecret-1-0'],
    ['xdg-utils'],
    ['dbus-x11'],
    ['fonts-dejavu-core'],
    ['fonts-noto-cjk'],
  ],
  /** A display for end-to-end tests. */
  tests: [['xvfb'], ['xauth']],
};

/**
 * @param {string[][]} wanted  alternatives per package
 * @param {Set<string>} installed
 * @returns {string[][]} those of which no alternative is installed
 */
export function missingPackages(wanted, installed) {
  return wanted.filter((alternatives) => !alternatives.some((name) => installed.has(name)));
}

/**
 * @param {string[][]} missing
 * @param {(name: string) => boolean} isAvailable  whether this release of the distribution offers it
 * @returns {string[]} one name each
 */
export function choosePackages(missing, isAvailable) {
  return missing.map((alternatives) => alternatives.find(isAvailable) ?? alternatives[alternatives.length - 1] ?? '');
}

/**
 * @param {string[]} packages
 * @returns {string} the one line a person has to run
 */
export function installLine(packages) {
  return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`;
}

/**
 * @param {string[]} names
 * @returns {Set<string> | null} which of them are installed; null where dpkg does not exist
 */
export function installedPackages(names) {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own placeholders
  const result = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\\n', ...names], {
    encoding: 'utf8',
  });
  if (result.error) return null;
  const installed = new Set();
  for (const line of result.stdout.split('\n')) {
    const [name, status] = line.split(' ');
    if (name && status === 'installed') installed.add(name);
  }
  return installed;
}

/**
 * @param {string[]} names
 * @returns {Set<string>} which of them this release offers; all in one question, because apt reads its whole index for each
 */
function availablePackages(names) {
  const result = spawnSync('apt-cache', ['policy', ...names], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  const available = new Set();
  let current = '';
  for (const line of (result.stdout ?? '').split('\n')) {
    if (/^\S+:$/.test(line)) current = line.slice(0, -1);
    else if (/^ +Candidate: (?!\(none\))\S/.test(line)) available.add(current);
  }
  return available;
}

/**
 * As root on Debian or Ubuntu installs what is missing; as another user stops with the one line to run; elsewhere leaves it to the person.
 * @param {{ forTests: boolean, window: boolean, say: (text: string) => void }} options
 * @returns {boolean} whether anything was installed
 */
export function ensureSystemPackages({ forTests, window, say }) {
  if (process.platform !== 'linux' || process.env.TENSORLOOM_SYSTEM_PACKAGES === 'skip') return false;
  const wanted = [
    ...SYSTEM_PACKAGES.addon,
    ...(window ? SYSTEM_PACKAGES.window : []),
    ...(forTests ? SYSTEM_PACKAGES.tests : []),
  ];
  const installed = installedPackages(wanted.flat());
  // Not a Debian: the names differ there, and a window that lacks a library says which one.
  if (installed === null) return false;
  const missing = missingPackages(wanted, installed);
  if (missing.length === 0) return false;

  let available = availablePackages(missing.flat());
  const isAvailable = (/** @type {string} */ name) => available.has(name);
  if (process.getuid?.() !== 0) {
    const line = installLine(choosePackages(missing, isAvailable));
    throw new SetupError(
      `${missing.length} system packages are missing, and installing them needs the administrator.`,
      `Run this line, then the same command again (TENSORLOOM_SYSTEM_PACKAGES=skip goes on without them):\n    ${line}`,
      { code: 'system-packages' },
    );
  }
  if (!missing.every((alternatives) => alternatives.some(isAvailable))) {
    runApt(['update'], say, 'Reading the list of system packages (apt-get update)…');
    available = availablePackages(missing.flat());
  }
  const packages = choosePackages(missing, isAvailable);
  runApt(
    ['install', '-y', '--no-install-recommends', ...packages],
    say,
    `Installing ${packages.length} system packages: ${packages.join(' ')}`,
  );
  return true;
}

/**
 * @param {string[]} args
 * @param {(text: string) => void} say
 * @param {string} text
 */
function runApt(args, say, text) {
  say(text);
  // On a terminal apt shows its own progress; in a log only its last words after a failure are of interest.
  const onTerminal = process.stderr.isTTY === true;
  const run = () =>
    spawnSync('apt-get', [onTerminal ? '-q' : '-qq', '-o', 'DPkg::Lock::Timeout=300', ...args], {
      encoding: 'utf8',
      stdio: onTerminal ? ['ignore', 2, 2] : ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
      maxBuffer: 64 << 20,
    });
  let result = run();
  if (result.status !== 0 && args[0] === 'install') {
    // The lists may be older than the packages on the mirror: refresh them once and try again.
    runApt(['update'], say, 'Refreshing the list of system packages (apt-get update)…');
    result = run();
  }
  if (result.status === 0) return;
  const last = `${result.stdout ?? ''}${result.stderr ?? ''}`.trim().split('\n').slice(-5).join('\n    ');
  throw new SetupError(
    `apt-get ${args[0]} failed:\n    ${last}`,
    'Check the network and the disk, then run the same command again (TENSORLOOM_SYSTEM_PACKAGES=skip goes on without).',
    { code: 'apt-failed' },
  );
}
