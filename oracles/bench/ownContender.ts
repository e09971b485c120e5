import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { chooseThreads } from '../../electron/trainer/chooseThreads.ts';
import { createGraphExecutor } from '../../electron/trainer/engine/graphExecutor.ts';
import { loadGraphEngine } from '../../electron/trainer/engine/loadGraphEngine.ts';
import { createLayersExecutor } from '../../electron/trainer/fallback/layersExecutor.ts';
import { loadTensorFlow } from '../../electron/trainer/loadTensorFlow.ts';
import type { Executor } from '../../electron/trainer/loop/executor.ts';
import { RunControl } from '../../electron/trainer/loop/runControl.ts';
import { runTrainTask } from '../../electron/trainer/tasks/trainTask.ts';
import { type Plan, planSchema } from '../../shared/pipeline/plan.ts';
import { type TrainerMessage, trainerMessageSchema } from '../../shared/run/trainerProtocol.ts';

/**
 * Trains a plan as a run does (the whole loop: shuffling, reading batches, metrics, the journal on disk, messages), a
 * round at a time: between rounds the run is paused. Each line on stdin is one round.
 *
 * usage: ownContender.js FOLDER graph|layers STEPS
 */
const [folder = '', engine = '', steps = ''] = process.argv.slice(2);

const answer = (message: unknown) => void process.stdout.write(`${JSON.stringify(message)}\n`);

/** What a message costs the process that sends it: it is checked and copied. */
const post = (message: TrainerMessage) => void structuredClone(trainerMessageSchema.parse(message));

async function createExecutor(plan: Plan): Promise<Executor> {
  if (engine === 'graph') {
    // The product chooses its threads by the plan; the benchmark says how many it may have.
    const most = Number(process.env.TF_NUM_INTRAOP_THREADS ?? Number.POSITIVE_INFINITY);
    process.env.TF_NUM_INTRAOP_THREADS = String(Math.min(most, chooseThreads(plan)));
    return createGraphExecutor(loadGraphEngine());
  }
  return createLayersExecutor((await loadTensorFlow()).engine);
}

/** Stops the clock and the run after the last step of a round. */
function timeRounds(executor: Executor, control: RunControl, count: number) {
  let left = 0;
  let begun = { at: 0, cpu: process.cpuUsage() };
  const paced: Executor = {
    ...executor,
    trainStep: (batch, step) => {
      if (left === count) begun = { at: performance.now(), cpu: process.cpuUsage() };
      const sums = executor.trainStep(batch, step);
      if (left === 0) return sums;
      left -= 1;
      if (left === 0) {
        const ms = performance.now() - begun.at;
        const { user, system } = process.cpuUsage(begun.cpu);
        control.pause();
        answer({ ms: ms / count, cpuMs: (user + system) / 1000 / count, rssMb: process.memoryUsage().rss / 1e6 });
      }
      return sums;
    },
  };
  const startRound = () => {
    left = count;
    control.resume();
  };
  return { paced, startRound };
}

async function main(): Promise<void> {
  const plan = planSchema.parse(JSON.parse(await readFile(path.join(folder, 'plan.json'), 'utf8')));
  const runFolder = await mkdtemp(path.join(tmpdir(), 'tensorloom-bench-run-'));
  const executor = await createExecutor(plan);
  const control = new RunControl();
  const { paced, startRound } = timeRounds(executor, control, Number(steps));
  control.pause();
  const lines = createInterface({ input: process.stdin });
  lines.on('line', startRound);
  lines.on('close', () => control.stop());
  answer({ ready: `Tensorloom on TensorFlow ${executor.engine.tensorflow}, Node ${process.version}` });
  const endless = { ...plan, training: { ...plan.training, epochs: 1_000_000 } };
  const task = { task: 'train', runFolder, preparedFolder: folder, plan: endless, resume: false } as const;
  const failure = await runTrainTask(task, paced, control, post);
  await rm(runFolder, { recursive: true, force: true });
  if (failure) throw new Error(JSON.stringify(failure));
}

await main();
