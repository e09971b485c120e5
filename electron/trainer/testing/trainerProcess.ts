import { execFile } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type TrainerMessage, type TrainerTask, trainerMessageSchema } from '../../../shared/run/trainerProtocol.ts';
import { createForkLauncher } from '../../core/forkLauncher.ts';
import type { LaunchedProcess } from '../../core/processLauncher.ts';

const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));

/** A real trainer process with everything it said. */
export interface TestTrainer {
  readonly process: LaunchedProcess;
  readonly messages: readonly TrainerMessage[];
  readonly log: readonly string[];
  send(command: unknown): void;
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
export function startTrainer(
  task: TrainerTask | unknown,
  environment: Readonly<Record<string, string>> = {},
): TestTrainer {
  const log: string[] = [];
  const messages: TrainerMessage[] = [];
  const waiting = new Set<() => void>();
  const launcher = createForkLauncher(path.join(projectRoot, 'dist', 'electron'));
  const launched = launcher.launch('trainerProcess', { environment, log: (line) => log.push(line) });
  launched.port.listen((raw) => {
    messages.push(trainerMessageSchema.parse(raw));
    for (const look of waiting) look();
  });
  launched.port.post(task);
  return {
    process: launched,
    messages,
    log,
    send: (command) => launched.port.post(command),
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
        launched.exited.then(() => {
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
