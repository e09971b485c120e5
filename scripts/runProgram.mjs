import { spawn } from 'node:child_process';
import os from 'node:os';

const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program in our place: same terminal, same signals, and its exit code (128 + the signal's number when a signal ended it).
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, onSpawn?: () => void }} [options]
 * @returns {Promise<number>}
 */
export function runProgram(command, args, { cwd, env, onSpawn } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: 'inherit' });
    // Ctrl+C reaches the child through the terminal already; we only must not die before it has finished tidying up.
    const listeners = PASSED_ON.map((signal) => {
      const listener = () => {
        if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(/** @type {NodeJS.Signals} */ (signal));
      };
      process.on(signal, listener);
      return () => process.off(signal, listener);
    });
    const stopListening = () => {
      for (const stop of listeners) stop();
    };
    child.on('spawn', () => onSpawn?.());
    child.on('error', (error) => {
      stopListening();
      reject(error);
    });
    child.on('close', (code, signal) => {
      stopListening();
      resolve(code ?? 128 + (signal ? os.constants.signals[signal] : 1));
    });
  });
}
