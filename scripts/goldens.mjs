// npm run goldens: asks real Keras for the answers that `npm test` checks the engine against without Python (oracles/goldens/*.json).
// Makes the pinned Python environment first. The files are committed. Cases that have an answer keep it; `-- --all` asks all again, for
// when a case has changed.
import path from 'node:path';
import { ensureOraclePython } from './oracles/environment.mjs';
import { runMain } from './runMain.mjs';
import { runProgram } from './runProgram.mjs';
import { PROJECT_ROOT } from './setup/paths.mjs';

await runMain(async () => {
  const python = await ensureOraclePython(PROJECT_ROOT, (text) => process.stderr.write(`${text}\n`));
  const vitest = path.join(PROJECT_ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  return await runProgram(process.execPath, [vitest, 'run', '--config', 'oracles/goldens/vitest.config.ts'], {
    cwd: PROJECT_ROOT,
    env: {
      ...process.env,
      TENSORLOOM_ORACLE_PYTHON: python,
      TENSORLOOM_GOLDENS: process.argv.includes('--all') ? 'all' : 'missing',
      TF_CPP_MIN_LOG_LEVEL: '2',
    },
  });
});
