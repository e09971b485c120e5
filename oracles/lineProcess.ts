import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A child process that is spoken to in lines of JSON. */
export interface LineProcess {
  write(message: unknown): void;
  /** The next line it prints. Rejects when the process ends instead, with the last of what it said on stderr. */
  read(): Promise<unknown>;
  /** Closes its input, which ends it, and waits for that. */
  close(): Promise<void>;
}

const KEPT_ERRORS = 4_000;

export function startLineProcess(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): LineProcess {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-KEPT_ERRORS);
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = once(child, 'close');
  return {
    write: (message) => void child.stdin.write(`${JSON.stringify(message)}\n`),
    read: async () => {
      const { done, value } = await lines.next();
      if (!done) return JSON.parse(value);
      await ended;
      throw new Error(`${command} ended (exit code ${child.exitCode ?? child.signalCode}):\n${errors}`);
    },
    close: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
