import { type ChildProcess, fork } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Port } from '../../shared/ipc/rpc.ts';
import type { LaunchedProcess, ProcessExit, ProcessLauncher } from './processLauncher.ts';

/** Starts the bundled entries as child processes of plain Node: on the command line and in tests. */
export function createForkLauncher(entriesFolder: string): ProcessLauncher {
  return {
    launch: (entry, options) => {
      const child = fork(path.join(entriesFolder, `${entry}.js`), [], {
        // Structured clone, as between Electron's processes: NaN and typed arrays arrive as they were.
        serialization: 'advanced',
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        env: { ...process.env, ...options.environment },
        execArgv: [],
        // Ctrl+C in a terminal goes to the whole group: a training would die of it before it was asked to stop.
        detached: process.platform !== 'win32',
        windowsHide: true,
      });
      for (const stream of [child.stdout, child.stderr]) {
        if (stream) createInterface({ input: stream }).on('line', options.log);
      }
      lowerPriority(child.pid);
      const exited = new Promise<ProcessExit>((resolve) => {
        child.once('exit', (code, signal) => resolve({ code, signal }));
        child.once('error', (error) => {
          options.log(String(error));
          resolve({ code: null, signal: null });
        });
      });
      return {
        pid: child.pid,
        port: portOfChild(child),
        exited,
        kill: () => void child.kill('SIGKILL'),
      } satisfies LaunchedProcess;
    },
  };
}

/** Training and reading leave the machine to the window when both want it. */
export function lowerPriority(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    os.setPriority(pid, os.constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Not permitted, or already gone: it only means less politeness.
  }
}

function portOfChild(child: ChildProcess): Port {
  return {
    // A process that has just died takes nothing any more; its exit is reported by `exited`.
    post: (message) => {
      if (child.connected) child.send(message as object, () => undefined);
    },
    listen: (receive) => {
      child.on('message', receive);
      return () => child.off('message', receive);
    },
  };
}
