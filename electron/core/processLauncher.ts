import type { Port } from '../../shared/ipc/rpc.ts';

/** Why a process is gone. `code` is the exit code, `signal` the signal that ended it (SIGKILL also when the system ran out of memory). */
export interface ProcessExit {
  readonly code: number | null;
  readonly signal: string | null;
}

/** A started process with a message port. */
export interface LaunchedProcess {
  readonly pid: number | undefined;
  readonly port: Port;
  /** Settles once, when the process has ended. Never rejects. */
  readonly exited: Promise<ProcessExit>;
  kill(): void;
}

export type ProcessEntry = 'trainerProcess' | 'dataProcess';

/**
 * Starts a bundled entry of dist/electron: by utilityProcess in the app (electron/main), by child_process.fork in tests
 * and on the command line (forkLauncher.ts). Same entries, same messages.
 */
export interface ProcessLauncher {
  launch(
    entry: ProcessEntry,
    options: { readonly environment?: Readonly<Record<string, string>>; readonly log: (line: string) => void },
  ): LaunchedProcess;
}
