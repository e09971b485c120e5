import { execFile, fork } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type TrainerMessage, trainerMessageSchema } from '../../../shared/run/trainerProtocol.ts';

const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));

/** A real trainer process with everything it said. */
export interface TestTrainer {
  /** Settles when it has ended. */
  readonly exited: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  readonly messages: readonly TrainerMessage[];
  readonly log: readonly string[];
  send(command: object): void;
  /** SIGKILL: no last word. */
  kill(): void;
  /** Settles with the first message that fits; rejects when the process ends without one. */
  waitFor<M extends TrainerMessage['message']>(
    message: M,
    fits?: (message: Extract<TrainerMessage, { message: M }>) => boolean,
  ): Promise<Extract<TrainerMessage, { message: M }>>;
}

/** Builds the entries once for a test file. */
export async function buildEntries(): Promise<void> {
  await promisify(execFile)(process.execPath, [path.join(projectRoot, 'scripts', 'build.mjs'), '--node-only']);
}

/** Starts the built entry in a process of its own and gives it a task (or anything else). */
export function startTrainer(task: object, environment: Readonly<Record<string, string>> = {}): TestTrainer {
  const log: string[] = [];
  const messages: TrainerMessage[] = [];
  const waiting = new Set<() => void>();
  const child = fork(path.join(projectRoot, 'dist', 'electron', 'trainerProcess.js'), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, ...environment },
    execArgv: [],
  });
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes) => log.push(String(bytes)));
  const exited = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  child.on('message', (raw) => {
    messages.push(trainerMessageSchema.parse(raw));
    for (const look of waiting) look();
  });
  child.send(task);
  return {
    exited,
    messages,
    log,
    send: (command) => void child.send(command),
    kill: () => void child.kill('SIGKILL'),
    waitFor: (name, fits = () => true) =>
      new Promise((resolve, reject) => {
        const look = () => {
          for (const message of messages) {
            if (!isNamed(message, name) || !fits(message)) continue;
            waiting.delete(look);
            resolve(message);
            return;
          }
        };
        waiting.add(look);
        look();
        exited.then(() => {
          look();
          reject(new Error(`No ${name}. Said: ${JSON.stringify(messages.slice(-3))}. Log: ${log.join('\n')}`));
        });
      }),
  };
}

function isNamed<M extends TrainerMessage['message']>(
  message: TrainerMessage,
  name: M,
): message is Extract<TrainerMessage, { message: M }> {
  return message.message === name;
}
