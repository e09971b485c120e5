// `npm run fuzz:csv`: 300 tables made to break CSV readers, each read back and compared cell by cell.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', 'electron/data/csv/csvFuzz.test.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, FUZZ_CASES: process.env.FUZZ_CASES ?? '300' },
});
process.exitCode = status ?? 1;
