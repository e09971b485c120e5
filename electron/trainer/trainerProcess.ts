import os from 'node:os';
import { assertNever } from '../../shared/base/assertNever.ts';
import type { RunFailure } from '../../shared/run/runRecord.ts';
import {
  type TrainerCommand,
  type TrainerMessage,
  type TrainerTask,
  trainerCommandSchema,
  trainerMessageSchema,
  trainerTaskSchema,
} from '../../shared/run/trainerProtocol.ts';
import { createExecutor } from './createExecutor.ts';
import { loadTensorFlow } from './loadTensorFlow.ts';
import type { Executor } from './loop/executor.ts';
import { describeFailure } from './loop/failure.ts';
import { RunControl } from './loop/runControl.ts';
import { findParentPort } from './parentPort.ts';
import { runExportTask, runProveTask } from './tasks/exportTasks.ts';
import { runEvaluateTask, runPredictTask } from './tasks/modelTasks.ts';
import { startServeTask } from './tasks/serveTask.ts';
import { runTrainTask } from './tasks/trainTask.ts';

// The process that loads TensorFlow: it is sent one task, hears commands while it works, and ends by itself.

const port = findParentPort();
const control = new RunControl();
let answerRows: ((command: Extract<TrainerCommand, { command: 'rows' }>) => void) | null = null;
let endServing: () => void = () => undefined;

/** Parsed here too: a message that the other side would drop is a bug on this side. */
function say(message: TrainerMessage): void {
  port.post(trainerMessageSchema.parse(message));
}

async function end(failure: RunFailure | null): Promise<void> {
  say(failure ? { message: 'failed', failure } : { message: 'done' });
  await port.flush();
  // TensorFlow's threads would keep the process alive.
  process.exit(failure ? 1 : 0);
}

function obey(command: TrainerCommand): void {
  switch (command.command) {
    case 'pause':
      control.pause();
      break;
    case 'resume':
      control.resume();
      break;
    case 'stop':
      control.stop();
      endServing();
      break;
    case 'setLearningRate':
      control.setLearningRate(command.value);
      break;
    case 'statistics':
      control.requestStatistics();
      break;
    case 'rows':
      if (answerRows) answerRows(command);
      else say({ message: 'failed', id: command.id, failure: { code: 'run.notServing', values: {} } });
      break;
    default:
      assertNever(command);
  }
}

async function perform(task: TrainerTask, executor: Executor): Promise<RunFailure | null> {
  switch (task.task) {
    case 'train':
      return runTrainTask(task, executor, control, say);
    case 'evaluate':
      await runEvaluateTask(task, executor, say);
      return null;
    case 'predict':
      await runPredictTask(task, executor, say);
      return null;
    case 'serve':
      answerRows = await startServeTask(task, executor, say);
      say(describeReady());
      await new Promise<void>((resolve) => {
        endServing = resolve;
        if (control.isStopping) resolve();
      });
      return null;
    case 'export':
      await runExportTask(task, executor, say);
      return null;
    case 'prove':
      await runProveTask(task, say);
      return null;
    case 'describeEngine':
      say({ message: 'engine', engine: executor.engine });
      return null;
    default:
      return assertNever(task);
  }
}

async function start(task: TrainerTask): Promise<void> {
  const plan = task.task === 'train' ? task.plan : null;
  const { engine, reason } = await loadTensorFlow(plan);
  if (reason) console.error(`The native engine did not load: ${reason}`);
  if (task.task !== 'serve') say(describeReady());
  await end(await perform(task, createExecutor(engine, plan)));
}

function describeReady(): TrainerMessage {
  return { message: 'ready', rssMb: process.memoryUsage().rss / 1e6 };
}

function fail(error: unknown): void {
  end(describeFailure(error)).catch(() => process.exit(1));
}

function lowerOwnPriority(): void {
  try {
    os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Not allowed here: it only means less politeness to the window.
  }
}

process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);
// Without the app nobody would ever hear how it goes: the checkpoint of a soft stop is what can be gone on from.
port.onGone(() => obey({ command: 'stop' }));
lowerOwnPriority();

let isStarted = false;
port.listen((message) => {
  try {
    if (isStarted) {
      obey(trainerCommandSchema.parse(message));
    } else {
      isStarted = true;
      start(trainerTaskSchema.parse(message)).catch(fail);
    }
  } catch (error) {
    fail(error);
  }
});
