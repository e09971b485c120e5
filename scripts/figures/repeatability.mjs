// `npm run figures:determinism`: ten models, twenty times each in fresh processes, the hashes of their weights compared.
// `npm run figures:kills`: twenty runs killed at random moments and continued, compared with the one that nobody killed.
// Both are the tests of electron/trainer/repeatability.test.ts with larger numbers (--times N; --seed N for the moments).

import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const { values, positionals } = parseArgs({
  options: { times: { type: 'string', default: '20' }, seed: { type: 'string', default: '11' } },
  allowPositionals: true,
});
const isKills = positionals[0] === 'kills';
const { status } = spawnSync(
  process.execPath,
  [
    path.join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    'electron/trainer/repeatability.test.ts',
    '-t',
    isKills ? 'killed at' : 'the same seed',
    '--silent=false',
    '--disable-console-intercept',
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      ...(isKills
        ? { TENSORLOOM_KILLS: values.times, TENSORLOOM_KILL_SEED: values.seed }
        : { TENSORLOOM_REPEATS: values.times }),
    },
  },
);
process.exitCode = status ?? 1;
