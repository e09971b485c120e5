import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Plan } from '../../../shared/pipeline/plan.ts';
import type { TrainerMessage } from '../../../shared/run/trainerProtocol.ts';
import { createExecutor } from '../createExecutor.ts';
import { createLayersExecutor } from '../fallback/layersExecutor.ts';
import { loadTensorFlow } from '../loadTensorFlow.ts';
import type { Executor } from '../loop/executor.ts';
import { RunControl } from '../loop/runControl.ts';
import { runTrainTask } from '../tasks/trainTask.ts';

/** A folder of its own for a test. */
export function makeFolder(name: string): Promise<string> {
  return mkdtemp(path.join(os.tmpdir(), `tensorloom-${name}-`));
}

/** The executor that a run on this machine would have. */
export async function makeExecutor(): Promise<Executor> {
  const { engine } = await loadTensorFlow();
  return createExecutor(engine);
}

/** The fallback, on the engine of this process. */
export async function makeLayersExecutor(): Promise<Executor> {
  const { engine } = await loadTensorFlow();
  return createLayersExecutor(engine);
}

export interface TrainOptions {
  readonly runFolder: string;
  readonly preparedFolder: string;
  readonly plan: Plan;
  readonly resume?: boolean;
  readonly control?: RunControl;
  readonly executor?: Executor;
  readonly onMessage?: (message: TrainerMessage) => void;
}

/** Runs a train task in this process; returns its failure and everything it said. */
export async function train(options: TrainOptions) {
  const { runFolder, preparedFolder, plan, resume = false, control = new RunControl() } = options;
  const executor = options.executor ?? (await makeExecutor());
  const messages: TrainerMessage[] = [];
  const failure = await runTrainTask(
    { task: 'train', runFolder, preparedFolder, plan, resume },
    executor,
    control,
    (message) => {
      messages.push(message);
      options.onMessage?.(message);
    },
  );
  return { failure, messages };
}
