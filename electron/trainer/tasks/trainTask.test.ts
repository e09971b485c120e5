import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../shared/base/seededRandom.ts';
import type { Plan } from '../../../shared/pipeline/plan.ts';
import { RUN_FILES } from '../../../shared/run/runFiles.ts';
import { runStateSchema } from '../../../shared/run/runRecord.ts';
import type { TrainerMessage } from '../../../shared/run/trainerProtocol.ts';
import { loadTensorFlow } from '../loadTensorFlow.ts';
import { readCheckpoint } from '../loop/checkpoint.ts';
import type { Executor } from '../loop/executor.ts';
import { RunControl } from '../loop/runControl.ts';
import { readTensorFile } from '../loop/tensorFile.ts';
import { buildPlan, optimizerOf, type TestPlan } from '../testing/buildPlan.ts';
import { imageFields, tableFields } from '../testing/examplePlans.ts';
import { makeExecutor, makeFolder, train } from '../testing/runSetup.ts';
import { quarterImages, splitRows, writePreparedFolder } from '../testing/writePreparedFolder.ts';

const ROWS = 200;
const random = createRandom(5);
const a = Array.from({ length: ROWS }, () => random() * 2 - 1);
const b = Array.from({ length: ROWS }, () => random() * 2 - 1);
const y = a.map((value, row) => 2 * value - (b[row] ?? 0) + 0.5);

async function writeTable(values: Readonly<Record<string, readonly number[]>>, classes: readonly string[] | null) {
  const folder = await makeFolder('task-data');
  await writePreparedFolder(folder, { fields: tableFields(['a', 'b'], classes), values, split: splitRows(ROWS) });
  return folder;
}

function tablePlan(
  classes: readonly string[] | null,
  training: Partial<TestPlan['training']> & Pick<TestPlan['training'], 'objectives'>,
  activation = 'linear',
  units = 1,
): Plan {
  return buildPlan({
    fields: tableFields(['a', 'b'], classes),
    inputs: { input_1: ['a', 'b'] },
    layers: [{ node: 'dense_1', kind: 'dense', values: { units, activation } }],
    training: { task: classes ? 'classification' : 'regression', batchSize: 20, ...training },
  });
}

const squared = [{ name: 'meanSquaredError', prediction: 'dense_1', target: 'y' }];
const sparse = [{ name: 'sparseCategoricalCrossentropy', prediction: 'dense_1', target: 'y' }];

async function readState(runFolder: string) {
  return runStateSchema.parse(JSON.parse(await readFile(path.join(runFolder, RUN_FILES.state), 'utf8')));
}

describe('the engine', () => {
  it('is native TensorFlow 2.16 or newer on Linux x64', async () => {
    const { engine } = await loadTensorFlow();
    if (process.platform !== 'linux' || process.arch !== 'x64') return;
    expect(engine.backend).toBe('tensorflow');
    const [major = 0, minor = 0] = (engine.tensorflow ?? '').split('.').map(Number);
    expect(major * 100 + minor).toBeGreaterThanOrEqual(216);
    expect(engine.threads).toBeGreaterThan(0);
  });
});

describe('training', () => {
  it('holds as many tensors after many epochs as after one', async () => {
    const preparedFolder = await makeFolder('task-images');
    await writePreparedFolder(preparedFolder, { fields: imageFields(8), ...quarterImages(100, 8) });
    const plan = buildPlan({
      fields: imageFields(8),
      inputs: { input_1: ['image'] },
      layers: [
        { node: 'conv2d_1', kind: 'conv2d', values: { filters: 4, dilationRate: [2, 2] } },
        { node: 'batch_normalization_1', kind: 'batchNormalization' },
        { node: 'max_pooling2d_1', kind: 'maxPooling2d' },
        { node: 'flatten_1', kind: 'flatten' },
        { node: 'dropout_1', kind: 'dropout', values: { rate: 0.2 } },
        { node: 'dense_1', kind: 'dense', values: { units: 10, activation: 'softmax' } },
      ],
      training: {
        objectives: [{ name: 'sparseCategoricalCrossentropy', prediction: 'dense_1', target: 'label' }],
        metrics: [{ node: 'accuracy_1', name: 'accuracy', prediction: 'dense_1', target: 'label', config: {} }],
        epochs: 6,
      },
    });
    const executor = await makeExecutor();
    const counts: number[] = [];
    const counting: Executor = {
      ...executor,
      trainStep: (batch, step) => {
        counts.push(executor.countTensors());
        return executor.trainStep(batch, step);
      },
    };
    const runFolder = await makeFolder('task-run');
    const { failure } = await train({ runFolder, preparedFolder, plan, executor: counting });
    expect(failure).toBeNull();
    expect(counts.length).toBeGreaterThan(12);
    // The first two: the dry run and the first step, before which a copy of the weights is held.
    expect(new Set(counts.slice(2)).size).toBe(1);
    await executor.open(plan);
    const held = executor.countTensors();
    await executor.open(plan);
    expect(executor.countTensors()).toBe(held);
    executor.close();
  });

  it('fits a line, and reports what Keras would: loss, mae, val_loss, val_mae', async () => {
    const preparedFolder = await writeTable({ a, b, y }, null);
    const runFolder = await makeFolder('task-run');
    const metrics = [{ node: 'mae_1', name: 'meanAbsoluteError', prediction: 'dense_1', target: 'y', config: {} }];
    const optimizer = optimizerOf('sgd', { learningRate: 0.2 });
    const plan = tablePlan(null, { objectives: squared, metrics, optimizer, epochs: 25 });
    const { failure, messages } = await train({ runFolder, preparedFolder, plan });
    expect(failure).toBeNull();
    const { lastMetrics, best } = await readState(runFolder);
    expect(Object.keys(lastMetrics).sort()).toEqual(['loss', 'mae', 'val_loss', 'val_mae']);
    expect(lastMetrics.val_loss).toBeLessThan(1e-6);
    expect(best?.metric).toBe('val_loss');
    const { tensors } = await readTensorFile(path.join(runFolder, RUN_FILES.bestWeights));
    expect(tensors.map(({ name }) => name)).toEqual(['dense_1/kernel', 'dense_1/bias']);
    expect(tensors[0]?.data[0]).toBeCloseTo(2, 2);
    expect(tensors[0]?.data[1]).toBeCloseTo(-1, 2);
    const epochs = messages.flatMap((message) => (message.message === 'metrics' ? message.points : []));
    expect(epochs.filter(({ scope }) => scope === 'epoch')).toHaveLength(25);
  });

  it('takes several inputs and several outputs with weights', async () => {
    const label = a.map((value) => Number(value > 0));
    const fields = [
      ...tableFields(['a', 'b'], null),
      ...tableFields([], ['no', 'yes']).map((f) => ({ ...f, name: 'label' })),
    ];
    const preparedFolder = await makeFolder('task-data');
    await writePreparedFolder(preparedFolder, { fields, values: { a, b, y, label }, split: splitRows(ROWS) });
    const plan = buildPlan({
      fields,
      inputs: { input_1: ['a'], input_2: ['b'] },
      layers: [
        { node: 'concatenate_1', kind: 'concatenate', inputs: ['input_1', 'input_2'] },
        { node: 'dense_1', kind: 'dense', values: { units: 8 } },
        { node: 'value_1', kind: 'dense', values: { units: 1, activation: 'linear' } },
        { node: 'class_1', kind: 'dense', values: { units: 1, activation: 'sigmoid' }, inputs: ['dense_1'] },
      ],
      training: {
        objectives: [
          { name: 'meanSquaredError', prediction: 'value_1', target: 'y', weight: 2 },
          { name: 'binaryCrossentropy', prediction: 'class_1', target: 'label', weight: 0.5 },
        ],
        metrics: [{ node: 'accuracy_1', name: 'accuracy', prediction: 'class_1', target: 'label', config: {} }],
        optimizer: optimizerOf('adam', { learningRate: 0.02 }),
        epochs: 15,
        batchSize: 20,
      },
    });
    const runFolder = await makeFolder('task-run');
    expect((await train({ runFolder, preparedFolder, plan })).failure).toBeNull();
    const { lastMetrics } = await readState(runFolder);
    const { loss = 0, value_1_loss = 0, class_1_loss = 0, accuracy = 0 } = lastMetrics;
    expect(loss).toBeCloseTo(2 * value_1_loss + 0.5 * class_1_loss, 5);
    expect(accuracy).toBeGreaterThan(0.9);
  });

  it('ends early when nothing improves, and brings back the best weights', async () => {
    const preparedFolder = await writeTable({ a, b, y: a.map(() => random()) }, null);
    const runFolder = await makeFolder('task-run');
    const callbacks: Plan['training']['callbacks'] = [
      {
        node: 'early_stopping_1',
        className: 'EarlyStopping',
        config: { monitor: 'valLoss', patience: 2, minDelta: 0, restoreBest: true },
      },
    ];
    const optimizer = optimizerOf('sgd', { learningRate: 0.5 });
    const plan = tablePlan(null, { objectives: squared, callbacks, optimizer, epochs: 200 });
    await train({ runFolder, preparedFolder, plan });
    const state = await readState(runFolder);
    expect(state.state).toBe('finished');
    expect(state.epoch).toBe((state.best?.epoch ?? 0) + 2);
    const events = await readFile(path.join(runFolder, RUN_FILES.events), 'utf8');
    expect(JSON.parse(events.trim().split('\n').at(-1) ?? '')).toMatchObject({
      event: 'finished',
      reason: 'earlyStopping',
    });
    const best = await readTensorFile(path.join(runFolder, RUN_FILES.bestWeights));
    const last = await readTensorFile(path.join(runFolder, RUN_FILES.lastWeights));
    expect(last.tensors).toEqual(best.tensors);
  });
});

describe('bad data and bad settings', () => {
  it.each([
    {
      title: 'a learning rate that is far too high',
      values: { a, b, y },
      optimizer: optimizerOf('sgd', { learningRate: 10 }),
      code: 'run.nanLearningRate',
    },
    {
      title: 'a missing input',
      values: { a: a.map((value, row) => (row === 45 ? Number.NaN : value)), b, y },
      optimizer: optimizerOf('adam'),
      code: 'run.nanInput',
    },
    {
      title: 'a missing target',
      values: { a, b, y: y.map((value, row) => (row === 45 ? Number.NaN : value)) },
      optimizer: optimizerOf('adam'),
      code: 'run.nanTarget',
    },
    {
      title: 'inputs that nobody scaled',
      values: { a: a.map((value) => value * 1e6), b, y },
      optimizer: optimizerOf('sgd', { learningRate: 0.01 }),
      code: 'run.nanUnscaled',
    },
  ])('$title: stops at that batch and names it', async ({ values, optimizer, code }) => {
    const preparedFolder = await writeTable(values, null);
    const runFolder = await makeFolder('task-run');
    const plan = tablePlan(null, { objectives: squared, optimizer, epochs: 60 });
    const { failure } = await train({ runFolder, preparedFolder, plan });
    expect(failure?.code).toBe(code);
    const state = await readState(runFolder);
    expect(state).toMatchObject({ state: 'failed', failure: { code } });
    for (const name of [RUN_FILES.bestWeights, RUN_FILES.lastWeights]) {
      if (!existsSync(path.join(runFolder, name))) continue;
      const { tensors } = await readTensorFile(path.join(runFolder, name));
      expect(tensors.every(({ data }) => data.every((value) => Number.isFinite(value)))).toBe(true);
    }
  });

  it('a cross-entropy of values that are no probabilities: names the logarithm', async () => {
    const preparedFolder = await writeTable({ a, b: b.map(() => Number.POSITIVE_INFINITY), y: a.map(() => 1) }, [
      'no',
      'yes',
    ]);
    const runFolder = await makeFolder('task-run');
    const { explainNonFinite } = await import('../loop/explainNonFinite.ts');
    const plan = tablePlan(['no', 'yes'], { objectives: sparse }, 'relu', 2);
    const feeds = { input_1: Float32Array.of(1, 2), 'target:loss_1': Int32Array.of(1) };
    const facts = { plan, batch: { rows: 1, feeds }, learningRate: 0.1, epoch: 1, step: 3 };
    expect(explainNonFinite(facts)).toMatchObject({ code: 'run.nanLogOfZero', node: 'loss_1' });
    expect((await train({ runFolder, preparedFolder, plan })).failure?.code).toBe('run.nanInput');
  });

  it('labels without an output are found before the first step, with their rows', async () => {
    const classes = ['x', 'y', 'z'];
    const labels = a.map((_, row) => (row === 7 || row === 31 ? 5 : row % 3));
    const preparedFolder = await writeTable({ a, b, y: labels }, classes);
    const runFolder = await makeFolder('task-run');
    const plan = tablePlan(classes, { objectives: sparse }, 'softmax', 3);
    const { failure, messages } = await train({ runFolder, preparedFolder, plan });
    expect(failure).toMatchObject({
      code: 'run.labelOutOfRange',
      node: 'loss_1',
      values: { field: 'y', count: 2, rows: '8, 32', value: '5', classes: 3, last: 2 },
    });
    expect(messages.some(({ message }) => message === 'metrics')).toBe(false);
  });

  it('a full disk: fails saying so, and what was written before stays readable', async () => {
    const disk = await makeFolder('task-disk');
    // Only root may mount a small disk; elsewhere writeFileAtomic.test.ts shows the same with a limit on the size of files.
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=600k', 'tmpfs', disk]).status !== 0) return;
    try {
      const preparedFolder = await writeTable({ a, b, y }, null);
      const plan = buildPlan({
        fields: tableFields(['a', 'b'], null),
        inputs: { input_1: ['a', 'b'] },
        layers: [
          { node: 'dense_1', kind: 'dense', values: { units: 64 } },
          { node: 'dense_2', kind: 'dense', values: { units: 64 } },
          { node: 'dense_3', kind: 'dense', values: { units: 1, activation: 'linear' } },
        ],
        training: {
          task: 'regression',
          objectives: [{ name: 'meanSquaredError', prediction: 'dense_3', target: 'y' }],
          epochs: 100_000,
        },
      });
      const control = new RunControl();
      const onMessage = async (message: TrainerMessage) => {
        const hasCheckpoint = existsSync(path.join(disk, RUN_FILES.lastCheckpoint));
        if (message.message === 'metrics' && hasCheckpoint)
          await writeFile(path.join(disk, 'fill'), filler).catch(() => 0);
      };
      const filler = Buffer.alloc(600_000);
      const { failure } = await train({ runFolder: disk, preparedFolder, plan, control, onMessage });
      expect(failure?.code).toBe('disk.full');
      const { loop } = await readCheckpoint(path.join(disk, RUN_FILES.lastCheckpoint));
      expect(loop.step).toBeGreaterThan(0);
      expect(readdirSync(path.join(disk, 'checkpoints')).sort()).toEqual(['best.safetensors', 'last.safetensors']);
    } finally {
      spawnSync('umount', [disk]);
    }
  });

  it('a layer that the engine does not know: names the node', async () => {
    const preparedFolder = await writeTable({ a, b, y }, null);
    const plan = tablePlan(null, { objectives: squared });
    const layers = plan.model.layers.map((layer) => (layer.node === 'dense_1' ? { ...layer, kind: 'magic' } : layer));
    const runFolder = await makeFolder('task-run');
    const { failure } = await train({ runFolder, preparedFolder, plan: { ...plan, model: { ...plan.model, layers } } });
    expect(failure).toMatchObject({ code: 'run.unknownLayer', node: 'dense_1' });
  });

  it('a checkpoint of other data or another network is not gone on from', async () => {
    const runFolder = await makeFolder('task-run');
    const plan = tablePlan(null, { objectives: squared, epochs: 1 });
    await train({ runFolder, preparedFolder: await writeTable({ a, b, y }, null), plan });
    const other = await writeTable({ a: b, b: a, y }, null);
    const { failure } = await train({ runFolder, preparedFolder: other, plan, resume: true });
    expect(failure?.code).toBe('run.checkpointOtherData');
    const changed = { ...plan, model: { ...plan.model, hash: 'other' } };
    const preparedFolder = await writeTable({ a, b, y }, null);
    const again = await train({ runFolder, preparedFolder, plan: changed, resume: true });
    expect(again.failure?.code).toBe('run.checkpointOtherModel');
  });
});
