// npm run bench:keras: how long a training step takes, beside Keras. Installs nothing; without the pinned Python environment it says how
// to get it. Figures only, never a pass or a failure.
import path from 'node:path';
import { build } from 'esbuild';
import { findOraclePython } from './oracles/environment.mjs';
import { runMain } from './runMain.mjs';
import { runProgram } from './runProgram.mjs';
import { PROJECT_ROOT } from './setup/paths.mjs';
import { SetupError } from './setup/setupError.mjs';

await runMain(async () => {
  const python = findOraclePython(PROJECT_ROOT);
  if (!python) {
    throw new SetupError(
      'There is no Keras to compare with: its Python environment is missing or of another version.',
      'Run node scripts/oraclesSetup.mjs (about 300 MB, into .native/oracles), then the same command again.',
      { code: 'no-oracle-python' },
    );
  }
  const outdir = path.join(PROJECT_ROOT, 'dist', 'oracles');
  // Below the project, where packages are found.
  await build({
    entryPoints: ['benchKeras', 'ownContender'].map((name) =>
      path.join(PROJECT_ROOT, 'oracles', 'bench', `${name}.ts`),
    ),
    outdir,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  return await runProgram(process.execPath, [path.join(outdir, 'benchKeras.js'), ...process.argv.slice(2)], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, TENSORLOOM_ORACLE_PYTHON: python },
  });
});
