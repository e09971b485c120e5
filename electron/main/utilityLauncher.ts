import path from 'node:path';
import { createInterface } from 'node:readline';
import { utilityProcess } from 'electron';
import { lowerPriority } from '../core/forkLauncher.ts';
import type { LaunchedProcess, ProcessExit, ProcessLauncher } from '../core/processLauncher.ts';

/** Starts the bundled entries as utility processes: the packaged app has its Node switched off for everything else. */
export function createUtilityLauncher(entriesFolder: string): ProcessLauncher {
  return {
    launch: (entry, options): LaunchedProcess => {
      const child = utilityProcess.fork(path.join(entriesFolder, `${entry}.js`), [], {
        serviceName: `Tensorloom ${entry}`,
        stdio: 'pipe',
        env: readEnvironment({ ...process.env, ...options.environment }),
        // Native add-ons that were not built for this very binary (macOS refuses them otherwise).
        allowLoadingUnsignedLibraries: true,
      });
      for (const stream of [child.stdout, child.stderr]) {
        if (stream) createInterface({ input: stream }).on('line', options.log);
      }
      child.once('spawn', () => lowerPriority(child.pid));
      let killed = false;
      const exited = new Promise<ProcessExit>((resolve) => {
        child.once('exit', (code) => resolve(readExit(code, killed)));
      });
      const launched: LaunchedProcess = {
        get pid() {
          return child.pid;
        },
        port: {
          post: (message) => child.postMessage(message),
          listen: (receive) => {
            child.on('message', receive);
            return () => child.off('message', receive);
          },
        },
        exited,
        kill: () => {
          killed = true;
          // Electron's own kill is a SIGTERM, which a native step that hangs would never see.
          if (child.pid === undefined) child.kill();
          else process.kill(child.pid, 'SIGKILL');
        },
      };
      return launched;
    },
  };
}

/** Electron reports a signal as its number; 9 is what the system sends when memory runs out, and what `kill` sends. */
function readExit(code: number, killed: boolean): ProcessExit {
  return killed || code === 9 || code === 137 ? { code: null, signal: 'SIGKILL' } : { code, signal: null };
}

function readEnvironment(all: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]])),
  );
}
