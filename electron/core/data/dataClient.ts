import { AppError } from '../../../shared/base/appError.ts';
import { type DataContract, dataContract } from '../../../shared/ipc/dataContract.ts';
import { type CallInput, type CallOutput, type Client, createClient, type EventOf } from '../../../shared/ipc/rpc.ts';
import type { LaunchedProcess, ProcessLauncher } from '../processLauncher.ts';

export interface DataCallOptions {
  readonly signal?: AbortSignal;
  readonly progress?: (progress: EventOf<DataContract, 'progress'>) => void;
}

/** The data process as everything in core sees it. */
export interface DataClient {
  call<K extends keyof DataContract['calls'] & string>(
    call: K,
    input: CallInput<DataContract, K>,
    options?: DataCallOptions,
  ): Promise<CallOutput<DataContract, K>>;
  close(): void;
}

/**
 * A data process that is started at the first call and again after it died. Calls that were waiting when it died fail
 * with `data.processDied`; the next one gets a fresh process, so that one poisonous file costs one answer.
 */
export function createDataClient(launcher: ProcessLauncher, log: (line: string) => void): DataClient {
  let running: { readonly process: LaunchedProcess; readonly client: Client<DataContract> } | null = null;
  const start = () => {
    const launched = launcher.launch('dataProcess', { log: (line) => log(`[data ${launched.pid ?? '?'}] ${line}`) });
    const started = { process: launched, client: createClient(launched.port, dataContract) };
    running = started;
    void launched.exited.then((exit) => {
      if (running === started) running = null;
      started.client.fail(new AppError('data.processDied', { reason: exit.signal ?? `${exit.code ?? '?'}` }));
    });
    return started;
  };
  return {
    call: async (call, input, options) => {
      const { client } = running ?? start();
      const stop = options?.progress ? client.on('progress', options.progress) : () => false;
      try {
        return await untilAborted(client.call(call, input, options), options?.signal);
      } finally {
        stop();
      }
    },
    close: () => {
      running?.process.kill();
      running = null;
    },
  };
}

/** The caller need not wait for the process to notice that nobody wants the answer any more. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const abort = () => reject(new AppError('call.cancelled'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
