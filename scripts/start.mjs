// npm start: sets up and builds what is missing, then opens the window; without a display it trains the starter pipeline in the terminal.
import os from 'node:os';
import path from 'node:path';
import { ensureBuild } from './build.mjs';
import { electronEnvironment, hasDisplay } from './electronLaunch.mjs';
import { runMain } from './runMain.mjs';
import { runProgram } from './runProgram.mjs';
import { findElectron } from './setup/electron.mjs';
import { ensureSetup } from './setup/ensureSetup.mjs';
import { PROJECT_ROOT } from './setup/paths.mjs';
import { SetupError } from './setup/setupError.mjs';

const STARTER_PIPELINE = 'resources/templates/fashion-mnist.loom';

await runMain(async () => {
  const passedOn = process.argv.slice(2);
  const window = hasDisplay();
  await ensureSetup({ window });
  await ensureBuild({ window });
  return window ? await openWindow(passedOn) : await trainInTerminal(passedOn);
});

/** @param {string[]} passedOn */
async function openWindow(passedOn) {
  const electron = findElectron(PROJECT_ROOT);
  if (!electron) {
    throw new SetupError(
      'There is no Electron to open the window with.',
      'Run npm run setup on a network that reaches Electron’s download host; the command line works without it: npm run tensorloom -- --help',
      { code: 'no-electron' },
    );
  }
  if (electron.kind === 'development')
    process.stderr.write(`Development Electron ${electron.version}: for development and tests only.\n`);
  // Chromium's sandbox cannot start at all when root runs it; everybody else keeps it.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  // Before Electron 38 a Wayland session without X has to be named.
  const wayland = process.platform === 'linux' && !process.env.DISPLAY ? ['--ozone-platform=wayland'] : [];
  return await runProgram(electron.path, [...sandbox, ...wayland, PROJECT_ROOT, ...passedOn], {
    env: electronEnvironment(electron),
    onSpawn: () => {
      if (process.env.TENSORLOOM_TIMING)
        process.stderr.write(
          `timing: window process begins ${Math.round(performance.now())} ms after the start script\n`,
        );
    },
  });
}

/** @param {string[]} passedOn */
async function trainInTerminal(passedOn) {
  const data = process.env.XDG_DATA_HOME || path.join(os.homedir(), '.local', 'share');
  const out = path.join(data, 'tensorloom', 'runs', `starter-${new Date().toISOString().replace(/[:.]/g, '-')}`);
  process.stderr.write(
    `There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open.\nTraining the starter pipeline here instead; the run goes to ${out}\n\n`,
  );
  const cli = path.join(PROJECT_ROOT, 'dist', 'electron', 'cli.js');
  return await runProgram(process.execPath, [
    cli,
    'run',
    path.join(PROJECT_ROOT, STARTER_PIPELINE),
    '--out',
    out,
    ...passedOn,
  ]);
}
