// Writes oracles/requirements.txt and oracles/bench/requirements.txt: every package that their requirements.in needs, with its exact version and the SHA-256 of the one wheel per
// Python that fits Linux x64. Only for people who change a version; everybody else installs what is committed.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ORACLE_PYTHONS, oraclePaths } from './oracles/environment.mjs';
import { runMain } from './runMain.mjs';
import { PROJECT_ROOT } from './setup/paths.mjs';
import { SetupError } from './setup/setupError.mjs';

/** Newest first. The oldest glibc that the first three ask for is 2.27, which is what TensorFlow's wheel asks for too. */
const PLATFORMS = [
  'manylinux_2_28_x86_64',
  'manylinux_2_27_x86_64',
  'manylinux_2_17_x86_64',
  'manylinux2014_x86_64',
  'manylinux2010_x86_64',
  'manylinux1_x86_64',
];

/** @typedef {{ name: string, version: string, sha256: string }} Wheel */

/**
 * Lets pip choose the wheels for a Python that need not be here.
 * @param {string} python  such as "3.12"
 * @param {string[]} requirements  files
 * @param {{ isAlone?: boolean }} [options]  without what the packages ask for
 * @returns {Wheel[]}
 */
function resolveWheels(python, requirements, { isAlone = false } = {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tensorloom-pin-'));
  try {
    const report = path.join(folder, 'report.json');
    const result = spawnSync(
      'python3',
      [
        ...['-m', 'pip', 'install', '--dry-run', '--ignore-installed', '--quiet', '--only-binary=:all:'],
        ...['--python-version', python, ...PLATFORMS.flatMap((tag) => ['--platform', tag])],
        ...['--target', path.join(folder, 'target'), '--report', report],
        ...(isAlone ? ['--no-deps'] : []),
        ...requirements.flatMap((file) => ['-r', file]),
      ],
      { encoding: 'utf8', stdio: ['ignore', 'inherit', 'pipe'] },
    );
    if (result.status !== 0) {
      throw new SetupError(
        `pip finds no wheels for Python ${python}:\n${(result.error?.message ?? result.stderr).trim()}`,
        'Change a version in oracles/requirements.in, then run the same command again.',
        { code: 'no-wheels' },
      );
    }
    return JSON.parse(fs.readFileSync(report, 'utf8')).install.map(
      (/** @type {any} */ { metadata, download_info }) => ({
        name: metadata.name.toLowerCase().replaceAll('_', '-'),
        version: metadata.version,
        sha256: download_info.archive_info.hashes.sha256,
      }),
    );
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {Wheel[]} wheels
 * @returns {string}
 */
function formatPins(wheels) {
  const lines = [
    '# Written by scripts/oraclesPin.mjs from requirements.in. Do not edit.',
    `# Linux x64, Python ${ORACLE_PYTHONS.join(', ')}. Installed with --require-hashes: a file with another content is refused.`,
  ];
  const names = [...new Set(wheels.map(({ name }) => name))].sort();
  for (const name of names) {
    const own = wheels.filter((wheel) => wheel.name === name);
    const hashes = [...new Set(own.map(({ sha256 }) => sha256))].sort();
    lines.push([`${name}==${own[0]?.version}`, ...hashes.map((hash) => `    --hash=sha256:${hash}`)].join(' \\\n'));
  }
  return `${lines.join('\n')}\n`;
}

/** @param {import('./oracles/environment.mjs').EnvironmentName} name */
function pin(name) {
  const { wanted, alone, pinned } = oraclePaths(PROJECT_ROOT, name);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tensorloom-pin-'));
  try {
    // One version of each package for all Pythons, or the figures would depend on whose Python it is.
    const [oldest = '', ...others] = ORACLE_PYTHONS;
    const first = resolveWheels(oldest, [wanted]);
    const exact = path.join(folder, 'exact.txt');
    fs.writeFileSync(exact, first.map(({ name, version }) => `${name}==${version}`).join('\n'));
    const wheels = [
      ...first,
      ...others.flatMap((python) => resolveWheels(python, [exact])),
      ...(fs.existsSync(alone)
        ? ORACLE_PYTHONS.flatMap((python) => resolveWheels(python, [alone], { isAlone: true }))
        : []),
    ];
    fs.writeFileSync(pinned, formatPins(wheels));
    process.stdout.write(`${pinned}: for Python ${ORACLE_PYTHONS.join(', ')}\n`);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

await runMain(async () => {
  // The benchmark's alone: node scripts/oraclesPin.mjs bench
  if (process.argv[2] !== 'bench') pin('oracles');
  pin('bench');
});
