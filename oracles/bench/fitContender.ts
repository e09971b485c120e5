import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import * as tf from '@tensorflow/tfjs';
import { openPrepared } from '../../electron/data/preparedData.ts';
import { loadTensorFlow } from '../../electron/trainer/loadTensorFlow.ts';
import { fillFeed } from '../../electron/trainer/loop/batchReader.ts';
import { type LayerStep, type Plan, planSchema } from '../../shared/pipeline/plan.ts';

/**
 * Trains a plan with tfjs-node's own `fit`, as its users do, a round at a time: one epoch over the data. Each line on
 * stdin is one round.
 *
 * usage: fitContender.js FOLDER STEPS
 */
const [folder = '', steps = ''] = process.argv.slice(2);

const answer = (message: unknown) => void process.stdout.write(`${JSON.stringify(message)}\n`);

/** Names and arguments of a plan are Keras' in camelCase, and so are those of tfjs. */
const LAYERS: Readonly<Record<string, (config: Record<string, unknown>) => tf.layers.Layer>> = {
  conv2d: (config) => tf.layers.conv2d({ filters: 1, kernelSize: 1, ...config }),
  maxPooling2d: (config) => tf.layers.maxPooling2d(config),
  batchNormalization: (config) => tf.layers.batchNormalization(config),
  activation: (config) => tf.layers.activation({ activation: 'linear', ...config }),
  add: (config) => tf.layers.add(config),
  flatten: (config) => tf.layers.flatten(config),
  globalAveragePooling1d: (config) => tf.layers.globalAveragePooling1d(config),
  globalAveragePooling2d: (config) => tf.layers.globalAveragePooling2d(config),
  dropout: (config) => tf.layers.dropout({ rate: 0, ...config }),
  dense: (config) => tf.layers.dense({ units: 1, ...config }),
  embedding: (config) => tf.layers.embedding({ inputDim: 1, outputDim: 1, ...config }),
  lstm: (config) => tf.layers.lstm({ units: 1, ...config }),
};

function buildModel({ model, training }: Plan): tf.LayersModel {
  const tensors = new Map<string, tf.SymbolicTensor>();
  const inputs: tf.SymbolicTensor[] = [];
  for (const step of model.layers) {
    const output = step.fields ? tf.input({ shape: step.outputShape }) : applyLayer(step, tensors);
    if (step.fields) inputs.push(output);
    tensors.set(step.node, output);
  }
  const outputs = training.objectives.map(({ prediction }) => requireTensor(tensors, prediction));
  const built = tf.model({ inputs, outputs });
  built.compile({
    optimizer: tf.train.adam(Number(training.optimizer.config.learningRate)),
    loss: training.objectives.map(({ name }) => name),
    metrics: training.metrics.map(({ name }) => name),
  });
  return built;
}

function applyLayer(step: LayerStep, tensors: ReadonlyMap<string, tf.SymbolicTensor>): tf.SymbolicTensor {
  const create = LAYERS[step.kind];
  if (!create) throw new Error(`The benchmark does not know ${step.kind} in tfjs`);
  const before = step.inputs.map((node) => requireTensor(tensors, node));
  const [first] = before;
  const config = Object.fromEntries(Object.entries(step.config).filter(([, value]) => value !== null));
  const output = create(config).apply(before.length === 1 && first ? first : before);
  if (Array.isArray(output) || !('sourceLayer' in output)) throw new Error(`${step.node} gives no single output`);
  return output;
}

function requireTensor(tensors: ReadonlyMap<string, tf.SymbolicTensor>, node: string): tf.SymbolicTensor {
  const tensor = tensors.get(node);
  if (!tensor) throw new Error(`The plan has no layer ${node}`);
  return tensor;
}

async function main(): Promise<void> {
  const { engine } = await loadTensorFlow();
  const plan = planSchema.parse(JSON.parse(await readFile(path.join(folder, 'plan.json'), 'utf8')));
  const data = await openPrepared(folder);
  const rows = Uint32Array.from({ length: Number(steps) * plan.training.batchSize }, (_, row) => row);
  const input = plan.model.layers.find(({ fields }) => fields);
  const [objective] = plan.training.objectives;
  if (!input?.fields || !objective) throw new Error('The plan has no input or no loss');
  const x = tf.tensor(fillFeed(input.fields, data, rows), [rows.length, ...input.outputShape]);
  const y = tf.tensor(fillFeed([objective.target], data, rows), [rows.length, 1]);
  const model = buildModel(plan);
  answer({ ready: `tfjs-node ${tf.version_core} on TensorFlow ${engine.tensorflow}, Node ${process.version}` });
  let begun = { at: 0, cpu: process.cpuUsage() };
  for await (const _line of createInterface({ input: process.stdin })) {
    await model.fit(x, y, {
      batchSize: plan.training.batchSize,
      epochs: 1,
      shuffle: true,
      verbose: 0,
      callbacks: {
        onEpochBegin: async () => {
          begun = { at: performance.now(), cpu: process.cpuUsage() };
        },
        onEpochEnd: async () => {
          const ms = performance.now() - begun.at;
          const { user, system } = process.cpuUsage(begun.cpu);
          const count = Number(steps);
          answer({ ms: ms / count, cpuMs: (user + system) / 1000 / count, rssMb: process.memoryUsage().rss / 1e6 });
        },
      },
    });
  }
}

await main();
