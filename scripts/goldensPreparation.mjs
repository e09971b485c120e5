// Asks scikit-learn and pandas what they make of small tables, and keeps the answers: electron/data/prepare/golden/.
// Only for who changes a case; tests read the committed answers and need no Python.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runMain } from './runMain.mjs';
import { nativePaths, PROJECT_ROOT } from './setup/paths.mjs';

const oracles = path.join(PROJECT_ROOT, 'oracles', 'preparation');
const requirements = path.join(oracles, 'requirements.txt');
const environment = path.join(nativePaths(PROJECT_ROOT).native, 'preparation');
const stamp = path.join(environment, 'installed.txt');
const python = path.join(environment, 'bin', 'python');
const target = path.join(PROJECT_ROOT, 'electron', 'data', 'prepare', 'golden', 'preparation.json');

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {string}
 */
function run(command, args) {
  const { status, stdout, error } = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw error ?? new Error(`${command} ${args.join(' ')} ended with ${status}`);
  return stdout;
}

await runMain(async () => {
  const wanted = readFileSync(requirements, 'utf8');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    run(process.env.TENSORLOOM_PYTHON ?? 'python3', ['-m', 'venv', environment]);
    run(python, ['-m', 'pip', 'install', '--quiet', '--requirement', requirements]);
    writeFileSync(stamp, wanted);
  }
  const goldens = JSON.parse(run(python, [path.join(oracles, 'makeGoldens.py')]));
  mkdirSync(path.dirname(target), { recursive: true });
  // A line a case keeps changes readable.
  const lines = goldens.cases.map((/** @type {unknown} */ one) => JSON.stringify(one));
  writeFileSync(target, `{"cases":[\n${lines.join(',\n')}\n]}\n`);
  process.stdout.write(`${lines.length} cases in ${path.relative(PROJECT_ROOT, target)}\n`);
});
