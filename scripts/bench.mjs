// npm run bench: how long a training step takes, beside Keras, PyTorch, JAX and tfjs-node. Installs nothing: what is missing is left out,
// and said with the command that gets it. Figures only, never a pass or a failure.
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { ensureBuild } from './build.mjs';
import { hasDisplay } from './electronLaunch.mjs';
import { findOraclePython } from './oracles/environment.mjs';
import { runMain } from './runMain.mjs';
import { runProgram } from './runProgram.mjs';
import { PROJECT_ROOT } from './setup/paths.mjs';
import { startVirtualDisplay } from './virtualDisplay.mjs';

await runMain(async () => {
  const outdir = path.join(PROJECT_ROOT, 'dist', 'oracles');
  // Below the project, where packages are found.
  await build({
    entryPoints: ['bench', 'ownContender', 'fitContender'].map((name) =>
      path.join(PROJECT_ROOT, 'oracles', 'bench', `${name}.ts`),
    ),
    outdir,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  const window = await findWindow();
  try {
    return await runProgram(process.execPath, [path.join(outdir, 'bench.js'), ...process.argv.slice(2)], {
      cwd: PROJECT_ROOT,
      env: {
        ...process.env,
        ...window.environment,
        TENSORLOOM_ORACLE_PYTHON: findOraclePython(PROJECT_ROOT) ?? '',
        TENSORLOOM_BENCH_PYTHON: findOraclePython(PROJECT_ROOT, 'bench') ?? '',
      },
    });
  } finally {
    window.stop();
  }
});

/**
 * The built app and a display for it; without, the benchmark runs without the window and says why.
 * @returns {Promise<{ environment: Record<string, string>, stop: () => void }>}
 */
async function findWindow() {
  const stop = () => {};
  // A part that never opens the window need not build it.
  if (process.argv.some((argument) => /^--(only|memory|help)\b/.test(argument))) return { environment: {}, stop };
  try {
    const state = JSON.parse(fs.readFileSync(path.join(PROJECT_ROOT, '.native', 'state.json'), 'utf8'));
    if (!state.electron?.path)
      return { environment: { TENSORLOOM_NO_WINDOW: 'npm run setup found no Electron' }, stop };
    await ensureBuild({ window: true });
    const electron = {
      TENSORLOOM_ELECTRON_PATH: path.resolve(PROJECT_ROOT, state.electron.path),
      TENSORLOOM_ELECTRON_KIND: state.electron.kind ?? 'development',
    };
    if (hasDisplay()) return { environment: electron, stop };
    const display = await startVirtualDisplay();
    return { environment: { ...electron, DISPLAY: display.display }, stop: display.stop };
  } catch (error) {
    return { environment: { TENSORLOOM_NO_WINDOW: error instanceof Error ? error.message : String(error) }, stop };
  }
}
