import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../shared/base/seededRandom.ts';
import type { Plan } from '../../../shared/pipeline/plan.ts';
import { type RunEvent, runEventSchema } from '../../../shared/run/runEvents.ts';
import { RUN_FILES } from '../../../shared/run/runFiles.ts';
import { type MetricPoint, runStateSchema } from '../../../shared/run/runRecord.ts';
import { buildPlan, optimizerOf } from '../testing/buildPlan.ts';
import { tableFields } from '../testing/examplePlans.ts';
import { makeFolder, train } from '../testing/runSetup.ts';
import { splitRows, writePreparedFolder } from '../testing/writePreparedFolder.ts';
import { readCheckpoint } from './checkpoint.ts';

const ROWS = 200;
const random = createRandom(5);
const a = Array.from({ length: ROWS }, () => random() * 2 - 1);
const y = a.map((value) => 2 * value + 0.5);

let preparedFolder = '';
beforeAll(async () => {
  preparedFolder = await writeTable(a);
});

async function writeTable(values: readonly number[]): Promise<string> {
  const folder = await makeFolder('rollback-data');
  const fields = tableFields(['a'], null);
  await writePreparedFolder(folder, { fields, values: { a: values, y }, split: splitRows(ROWS) });
  return folder;
}

/** A line to fit by SGD: steps above 1 grow without end, below 1 they come to rest. */
function planOf(learningRate: number, training: Partial<Plan['training']> = {}): Plan {
  return buildPlan({
    fields: tableFields(['a'], null),
    inputs: { input_1: ['a'] },
    layers: [{ node: 'dense_1', kind: 'dense', values: { units: 1, activation: 'linear' } }],
    training: {
      task: 'regression',
      batchSize: 20,
      epochs: 60,
      onNonFinite: 'rollback',
      optimizer: optimizerOf('sgd', { learningRate }),
      ...training,
      objectives: [{ name: 'meanSquaredError', prediction: 'dense_1', target: 'y' }],
    },
  });
}

async function run(plan: Plan, folder = preparedFolder) {
  const runFolder = await makeFolder('rollback-run');
  const { failure } = await train({ runFolder, preparedFolder: folder, plan });
  const read = (name: string) => readFile(path.join(runFolder, name), 'utf8');
  const lines = (text: string): unknown[] =>
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  const events: RunEvent[] = lines(await read(RUN_FILES.events)).map((line) => runEventSchema.parse(line));
  const points = lines(await read(RUN_FILES.metrics)) as MetricPoint[];
  const state = runStateSchema.parse(JSON.parse(await read(RUN_FILES.state)));
  return { runFolder, failure, events, points, state };
}

describe('a loss that is no number', () => {
  it('goes back, takes smaller steps, and arrives', async () => {
    const { failure, events, state, points, runFolder } = await run(planOf(1.5));
    expect(failure).toBeNull();
    const back = events.filter(({ event }) => event === 'rolledBack');
    expect(back).toMatchObject([{ failure: { code: 'run.nanLearningRate' }, learningRate: 0.75 }]);
    expect(state.rolledBack).toMatchObject({ times: 1, learningRate: 0.75 });
    expect(state.state).toBe('finished');
    expect(state.lastMetrics.loss).toBeLessThan(1e-6);
    // The curve says where it goes on, and the checkpoint knows what became of the learning rate.
    expect(points.some(({ resumed }) => resumed)).toBe(true);
    const { loop } = await readCheckpoint(path.join(runFolder, RUN_FILES.lastCheckpoint));
    expect(loop).toMatchObject({ rollbacks: 1, learningRate: 0.75 });
  });

  it('ends with the explanation when three times did not help', async () => {
    const { failure, events } = await run(planOf(10));
    expect(failure?.code).toBe('run.nanLearningRate');
    const rates = events.map((event) => (event.event === 'rolledBack' ? event.learningRate : null));
    expect(rates.filter((rate) => rate !== null)).toEqual([5, 2.5, 1.25]);
    expect(events.at(-1)?.event).toBe('failed');
  });

  it('ends at once where smaller steps cannot help, and where the plan says so', async () => {
    const broken = await writeTable(a.map((value, row) => (row === 45 ? Number.NaN : value)));
    const missing = await run(planOf(0.1), broken);
    expect(missing.failure?.code).toBe('run.nanInput');
    expect(missing.events.some(({ event }) => event === 'rolledBack')).toBe(false);
    const strict = await run(planOf(10, { onNonFinite: 'stop' }));
    expect(strict.failure?.code).toBe('run.nanLearningRate');
    expect(strict.events.some(({ event }) => event === 'rolledBack')).toBe(false);
  });
});

describe('a schedule in a run', () => {
  const callbacks: Plan['training']['callbacks'] = [
    { node: 'warm_up_1', className: 'WarmUp', config: { epochs: 1, startShare: 0 } },
    { node: 'decay_1', className: 'PolynomialDecay', config: { decayEpochs: 0, power: 1, finalShare: 0 } },
  ];

  it('reaches the executor and the log, and a continued run goes on with the same bits', async () => {
    const plan = planOf(0.2, { callbacks, epochs: 4 });
    const whole = await run(plan);
    const epochs = whole.points.filter(({ scope }) => scope === 'epoch').map(({ learningRate }) => learningRate);
    // Seven steps an epoch: the last step of each.
    const expected = [0.2, 0.2 * (1 - 6 / 21), 0.2 * (1 - 13 / 21), 0.2 * (1 - 20 / 21)];
    for (const [i, rate] of epochs.entries()) expect(rate).toBeCloseTo(expected[i] ?? Number.NaN, 12);
    const last = await readCheckpoint(path.join(whole.runFolder, RUN_FILES.lastCheckpoint));
    const constant = await run(planOf(0.2, { epochs: 4 }));
    const other = await readCheckpoint(path.join(constant.runFolder, RUN_FILES.lastCheckpoint));
    expect(last.state.weights[0]?.data).not.toEqual(other.state.weights[0]?.data);
  });
});

describe('a run that gave up and is told to go on', () => {
  it('has all of its patience again', async () => {
    const stopping = (patience: number): Plan['training']['callbacks'] => [
      {
        node: 'early_stopping_1',
        className: 'EarlyStopping',
        config: { monitor: 'valLoss', patience, minDelta: 1000, restoreBest: false },
      },
    ];
    const plan = planOf(0.1, { callbacks: stopping(3), epochs: 50 });
    const first = await run(plan);
    expect(first.state).toMatchObject({ state: 'finished', epoch: 4 });
    await train({ runFolder: first.runFolder, preparedFolder, plan, resume: true });
    const after = await readCheckpoint(path.join(first.runFolder, RUN_FILES.lastCheckpoint));
    expect(after.loop.epoch - 1).toBe(7);
    const patient = planOf(0.1, { callbacks: stopping(5), epochs: 50 });
    await train({ runFolder: first.runFolder, preparedFolder, plan: patient, resume: true });
    const last = await readCheckpoint(path.join(first.runFolder, RUN_FILES.lastCheckpoint));
    expect(last.loop.epoch - 1).toBe(12);
  });
});
