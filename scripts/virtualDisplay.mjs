import { spawn } from 'node:child_process';
import { SetupError } from './setup/setupError.mjs';

const START_LIMIT_MS = 20_000;

/**
 * A display for tests. Xvfb chooses a free number itself and says which one, so two test runs never meet on one display.
 * @returns {Promise<{ display: string, stop: () => void }>}
 * @throws {SetupError} code 'no-display'
 */
export function startVirtualDisplay() {
  return new Promise((resolve, reject) => {
    const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp', '-noreset'], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    });
    const stop = () => void xvfb.kill('SIGTERM');
    process.once('exit', stop);
    let errors = '';
    xvfb.stderr?.on('data', (chunk) => {
      errors += chunk;
    });
    const give = (/** @type {string} */ reason) => {
      clearTimeout(timer);
      reject(
        new SetupError(
          `The virtual display does not start: ${reason}`,
          'Install it (Debian: apt-get install xvfb), or set DISPLAY to a display of your own.',
          {
            code: 'no-display',
          },
        ),
      );
    };
    const timer = setTimeout(() => {
      stop();
      give('no answer within 20 s');
    }, START_LIMIT_MS);
    xvfb.on('error', (error) => give(error.message));
    xvfb.on('exit', (code) => give(errors.trim().split('\n').at(-1) || `exit code ${code}`));
    let number = '';
    xvfb.stdio[3]?.on('data', (chunk) => {
      number += chunk;
      if (!number.includes('\n')) return;
      clearTimeout(timer);
      resolve({ display: `:${number.trim()}`, stop });
    });
  });
}
