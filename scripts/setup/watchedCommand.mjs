import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/**
 * Runs a package client (pip, npm, Electron's installer) and watches the folder it downloads into, because that is the one thing that
 * all of them have in common: none reports its progress in a form that a program may rely on.
 *
 * @typedef {object} WatchedResult
 * @property {number | null} code  exit code; null when it was ended by a signal
 * @property {string} output  the last of what it printed
 * @property {'silent' | 'stalled' | null} ended  set when we gave up on it: nothing ever arrived, or nothing more
 */

const POLL_MS = 200;
const KEEP_OUTPUT = 8_000;

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, folder: string, onBytes?: (bytes: number) => void, firstByteMs?: number, stallMs?: number }} options
 *   `folder` is where the download appears; `firstByteMs` how long to wait for its first byte; `stallMs` how long it may stand still
 * @returns {Promise<WatchedResult>}
 */
export function runWatched(
  command,
  args,
  { cwd, env, folder, onBytes, firstByteMs = Number.POSITIVE_INFINITY, stallMs = Number.POSITIVE_INFINITY },
) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    let output = '';
    /** @type {WatchedResult['ended']} */
    let ended = null;
    let bytes = 0;
    let lastGrowth = Date.now();
    const keep = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk.toString()).slice(-KEEP_OUTPUT);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);

    const timer = setInterval(() => {
      const now = largestFile(folder);
      if (now > bytes) {
        bytes = now;
        lastGrowth = Date.now();
        onBytes?.(bytes);
      }
      const limit = bytes === 0 ? firstByteMs : stallMs;
      if (ended === null && Date.now() - lastGrowth > limit) {
        ended = bytes === 0 ? 'silent' : 'stalled';
        endGroup(child.pid);
      }
    }, POLL_MS);

    // Ctrl+C reaches only our own group: without this the client would go on downloading behind the person's back.
    const onInterrupt = () => {
      endGroup(child.pid);
      process.exit(130);
    };
    process.once('SIGINT', onInterrupt);
    process.once('SIGTERM', onInterrupt);

    const settle = (/** @type {number | null} */ code, /** @type {string} */ text) => {
      clearInterval(timer);
      process.off('SIGINT', onInterrupt);
      process.off('SIGTERM', onInterrupt);
      resolve({ code, output: text, ended });
    };
    child.on('error', (error) => settle(null, String(error.message)));
    child.on('close', (code) => settle(code, output));
  });
}

/** @param {number | undefined} pid */
function endGroup(pid) {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGTERM');
  } catch {
    // It ended by itself in the meantime.
  }
}

/**
 * The size of the largest file below a folder: clients write the download twice (into their cache, too), so a sum would count it double.
 * @param {string} folder
 * @returns {number}
 */
function largestFile(folder) {
  let largest = 0;
  try {
    for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
      const full = path.join(folder, entry.name);
      if (entry.isDirectory()) largest = Math.max(largest, largestFile(full));
      else if (entry.isFile()) largest = Math.max(largest, fs.statSync(full, { throwIfNoEntry: false })?.size ?? 0);
    }
  } catch {
    // The client may remove its folders while we look.
  }
  return largest;
}
