import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { electronEnvironment, hasDisplay } from './electronLaunch.mjs';
import { runProgram } from './runProgram.mjs';
import { PROJECT_ROOT } from './setup/paths.mjs';

test('the exit code of the program is ours, that of a signal as a shell counts it', async () => {
  expect(await runProgram(process.execPath, ['-e', 'process.exit(7)'])).toBe(7);
  expect(await runProgram(process.execPath, ['-e', 'process.kill(process.pid, "SIGKILL")'])).toBe(137);
});

test('an expected failure of a script is two lines on stderr and exit code 1, a bug shows its stack', () => {
  const url = (/** @type {string} */ file) =>
    JSON.stringify(pathToFileURL(path.join(PROJECT_ROOT, 'scripts', file)).href);
  const run = (/** @type {string} */ body) => {
    const script = `const { runMain } = await import(${url('runMain.mjs')}); const { SetupError } = await import(${url('setup/setupError.mjs')}); await runMain(async () => { ${body} });`;
    return spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  };
  const expected = run('throw new SetupError("The disk is full.", "Free 3 GB.")');
  expect([expected.status, expected.stdout, expected.stderr]).toEqual([1, '', '\n✗ The disk is full.\n→ Free 3 GB.\n']);
  const bug = run('null.x');
  expect(bug.status).toBe(1);
  expect(bug.stderr).toContain('TypeError');
  expect(run('return 2').status).toBe(2);
});

test('the window’s process is Electron, whatever the terminal hands down', () => {
  const env = electronEnvironment(
    { kind: 'development' },
    { PATH: '/bin', ELECTRON_RUN_AS_NODE: '1', ELECTRON_ENABLE_LOGGING: '1' },
  );
  expect(env).toEqual({ PATH: '/bin', TENSORLOOM_ELECTRON_KIND: 'development' });
});

test.runIf(process.platform === 'linux')('a display is X11 or Wayland', () => {
  expect(
    [{}, { DISPLAY: ':0' }, { WAYLAND_DISPLAY: 'wayland-0' }, { DISPLAY: '' }].map((env) => hasDisplay(env)),
  ).toEqual([false, true, true, false]);
});
