// Every kind of preparation on a million rows: more than `npm test` has time for. Prints how long each takes.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { runMain } from './runMain.mjs';
import { PROJECT_ROOT } from './setup/paths.mjs';

await runMain(() => {
  const vitest = path.join(PROJECT_ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const { status } = spawnSync(
    process.execPath,
    [vitest, 'run', 'electron/data/prepare/everyPrepare.test.ts', '-t', 'many rows', '--testTimeout', '300000'],
    { cwd: PROJECT_ROOT, stdio: 'inherit', env: { ...process.env, TENSORLOOM_MANY_ROWS: '1000000' } },
  );
  return Promise.resolve(status ?? 1);
});
