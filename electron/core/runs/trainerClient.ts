import { AppError } from '../../../shared/base/appError.ts';
import type { EngineInfo, RunFailure } from '../../../shared/run/runRecord.ts';
import {
  type OutputRows,
  type TrainerCommand,
  type TrainerMessage,
  type TrainerTask,
  trainerMessageSchema,
} from '../../../shared/run/trainerProtocol.ts';
import type { ProcessExit, ProcessLauncher } from '../processLauncher.ts';

/** How a trainer's task ended. `died`: the process went away without a last word. */
export type TrainerOutcome =
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly failure: RunFailure }
  | { readonly type: 'died'; readonly exit: ProcessExit };

export interface TrainerHandle {
  readonly pid: number | undefined;
  send(command: TrainerCommand): void;
  kill(): void;
  /** Settles when the process has ended. Never rejects. */
  readonly finished: Promise<TrainerOutcome>;
}

export interface TrainerOptions {
  readonly receive?: (message: TrainerMessage) => void;
  readonly log: (line: string) => void;
}

/** Starts a process that does one task and ends. Messages that are not of the protocol are dropped, with a line in the log. */
export function launchTrainer(launcher: ProcessLauncher, task: TrainerTask, options: TrainerOptions): TrainerHandle {
  const launched = launcher.launch('trainerProcess', {
    // TensorFlow greets every process on stderr otherwise.
    environment: { TF_CPP_MIN_LOG_LEVEL: '2' },
    log: options.log,
  });
  let outcome: TrainerOutcome | null = null;
  launched.port.listen((raw) => {
    const message = trainerMessageSchema.safeParse(raw);
    if (!message.success) {
      options.log(`A message that is none of the protocol was dropped: ${message.error.issues[0]?.message ?? ''}`);
      return;
    }
    if (message.data.message === 'done') outcome ??= { type: 'done' };
    // With an id only one request failed, and the process goes on.
    if (message.data.message === 'failed' && message.data.id == null)
      outcome ??= { type: 'failed', failure: message.data.failure };
    options.receive?.(message.data);
  });
  launched.port.post(task);
  return {
    get pid() {
      return launched.pid;
    },
    send: (command) => launched.port.post(command),
    kill: launched.kill,
    finished: launched.exited.then((exit) => outcome ?? { type: 'died', exit }),
  };
}

/** What a task answered besides `done`. */
export interface TaskAnswers {
  readonly evaluation: Extract<TrainerMessage, { message: 'evaluation' }> | null;
  readonly exported: Extract<TrainerMessage, { message: 'exported' }> | null;
  readonly outputs: readonly OutputRows[] | null;
  readonly engine: EngineInfo | null;
}

/**
 * Runs a task to its end in a process of its own.
 * @throws AppError with the task's own failure, task.died, or call.cancelled
 */
export async function runTrainerTask(
  launcher: ProcessLauncher,
  task: TrainerTask,
  options: {
    readonly log: (line: string) => void;
    readonly signal?: AbortSignal;
    readonly progress?: (done: number, total: number) => void;
  },
): Promise<TaskAnswers> {
  const answers: { -readonly [K in keyof TaskAnswers]: TaskAnswers[K] } = {
    evaluation: null,
    exported: null,
    outputs: null,
    engine: null,
  };
  const trainer = launchTrainer(launcher, task, {
    log: options.log,
    receive: (message) => {
      if (message.message === 'evaluation') answers.evaluation = message;
      else if (message.message === 'exported') answers.exported = message;
      else if (message.message === 'predictions') answers.outputs = message.outputs;
      else if (message.message === 'engine') answers.engine = message.engine;
      else if (message.message === 'progress') options.progress?.(message.done, message.total);
    },
  });
  const abort = () => trainer.kill();
  options.signal?.addEventListener('abort', abort, { once: true });
  if (options.signal?.aborted) abort();
  const outcome = await trainer.finished;
  options.signal?.removeEventListener('abort', abort);
  if (options.signal?.aborted) throw new AppError('call.cancelled');
  if (outcome.type === 'failed') throw new AppError(outcome.failure.code, outcome.failure.values);
  if (outcome.type === 'died') throw new AppError('task.died', { reason: describeExit(outcome.exit) });
  return answers;
}

/** `SIGKILL` or `exit code 1`. */
export function describeExit(exit: ProcessExit): string {
  return exit.signal ?? `exit code ${exit.code ?? '?'}`;
}
