// npm run test:oracles: trains a table of plans with real Keras and with both of our executors, and compares. Makes the pinned Python
// environment first. Arguments go to Vitest (`npm run test:oracles -- -t "conv 2d"`).
import path from 'node:path';
import { ensureOraclePython } from './oracles/environment.mjs';
import { runMain } from './runMain.mjs';
import { runProgram } from './runProgram.mjs';
import { ensureSetup } from './setup/ensureSetup.mjs';
import { PROJECT_ROOT } from './setup/paths.mjs';

await runMain(async () => {
  await ensureSetup({ window: false });
  const python = await ensureOraclePython(PROJECT_ROOT, (text) => process.stderr.write(`${text}\n`));
  const vitest = path.join(PROJECT_ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  return await runProgram(
    process.execPath,
    [vitest, 'run', '--config', 'oracles/vitest.config.ts', ...process.argv.slice(2)],
    { cwd: PROJECT_ROOT, env: { ...process.env, TENSORLOOM_ORACLE_PYTHON: python, TF_CPP_MIN_LOG_LEVEL: '2' } },
  );
});
