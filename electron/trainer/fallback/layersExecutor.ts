import * as tf from '@tensorflow/tfjs';
import { AppError } from '../../../shared/base/appError.ts';
import type { Plan } from '../../../shared/pipeline/plan.ts';
import { lossKey, metricKey } from '../../../shared/run/metricNames.ts';
import type { EngineInfo } from '../../../shared/run/runRecord.ts';
import type { Batch, Executor, ExecutorState, NamedTensor, StepSums } from '../loop/executor.ts';
import { targetFeedOf } from '../loop/feeds.ts';
import { createInitialWeights } from '../loop/initialWeights.ts';
import { measureWeight } from '../loop/measureWeights.ts';
import { PlanError } from '../loop/planError.ts';
import { COUNTED_METRICS } from './countedMetrics.ts';
import { createFlatWeights } from './flatWeights.ts';
import { type LayerOutput, LOSSES } from './losses.ts';
import { METRICS } from './metrics.ts';
import { buildNetwork, type Network } from './network.ts';

/** Executes plans with tfjs-layers, on whatever backend loadTensorFlow() left: native or plain JavaScript. */
export function createLayersExecutor(engine: EngineInfo): Executor {
  let opened: Opened | null = null;
  const need = (): Opened => {
    if (!opened) throw new Error('The executor has no plan open');
    return opened;
  };
  return {
    engine,
    open: async (plan) => {
      opened?.close();
      opened = openPlan(plan);
    },
    trainStep: (batch, step) => need().trainStep(batch, step),
    evaluateStep: (batch) => need().evaluateStep(batch),
    predict: (batch) => need().predict(batch),
    activations: (batch, layers) => need().activations(batch, layers),
    weights: () => need().weights(),
    // tfjs gives gradients only on the way to an update: the weights are told, what pulls at them is not.
    statistics: () =>
      need()
        .weights()
        .map((weight) => measureWeight(weight, null)),
    setLearningRate: (value) => need().flat.setLearningRate(value),
    save: () => ({ weights: need().weights(), optimizer: need().flat.saveOptimizer() }),
    restore: (state) => need().restore(state),
    countTensors: () => tf.memory().numTensors,
    close: () => {
      opened?.close();
      opened = null;
    },
  };
}

type Opened = ReturnType<typeof openPlan>;

function openPlan(plan: Plan) {
  checkNames(plan);
  const network = buildNetwork(plan.model);
  setWeights(network, createInitialWeights(plan));
  const flat = createFlatWeights(
    network.weights.filter(({ trainable }) => trainable),
    plan.training.optimizer,
  );
  const { objectives } = plan.training;

  const runForward = (batch: Batch, step: number | null, onUpdate: (update: Update) => void) =>
    network.forward(makeInputs(plan, batch), {
      training: step !== null,
      seed: plan.training.seed,
      step: step ?? 0,
      update: (variable, value) => onUpdate({ variable, value }),
    });

  const measureLosses = (outputs: ReadonlyMap<string, LayerOutput>, batch: Batch) =>
    objectives.map((objective) => {
      const loss = LOSSES[objective.name];
      const output = outputs.get(objective.prediction);
      if (!loss || !output) throw new PlanError('run.unknownLoss', objective.node, { name: objective.name });
      return { objective, loss: loss(output, makeTarget(batch, `target:${objective.node}`)) };
    });

  return {
    flat,
    trainStep: (batch: Batch, step: number): StepSums =>
      inScope(() => {
        const updates: Update[] = [];
        let seen: Seen | null = null;
        const total = flat.descend(() => {
          const outputs = runForward(batch, step, (update) =>
            updates.push({ ...update, value: tf.keep(update.value) }),
          );
          const losses = measureLosses(outputs, batch);
          seen = keepSeen(plan, outputs, losses);
          return sumLosses(losses);
        });
        for (const { variable, value } of updates) {
          variable.write(value);
          value.dispose();
        }
        return readSums(plan, batch, total, seen);
      }),
    evaluateStep: (batch: Batch): StepSums =>
      inScope(() => {
        const outputs = runForward(batch, null, () => undefined);
        const losses = measureLosses(outputs, batch);
        return readSums(plan, batch, sumLosses(losses), keepSeen(plan, outputs, losses));
      }),
    predict: (batch: Batch): Readonly<Record<string, Float32Array>> =>
      inScope(() => {
        const outputs = runForward(batch, null, () => undefined);
        return Object.fromEntries(plan.model.outputs.map((node) => [node, readFloats(findOutput(outputs, node))]));
      }),
    activations: (batch: Batch, layers: readonly string[]) =>
      inScope(() => {
        const outputs = runForward(batch, null, () => undefined);
        return Object.fromEntries(
          layers.map((node) => {
            const value = findOutput(outputs, node);
            return [node, { shape: value.shape, data: readFloats(value) }];
          }),
        );
      }),
    weights: (): readonly NamedTensor[] =>
      network.weights.map(({ name, shape, variable }) => ({ name, shape, data: readFloats(variable) })),
    restore: (state: ExecutorState): void => {
      setWeights(network, state.weights);
      flat.restore(state.optimizer);
    },
    close: () => {
      flat.dispose();
      network.dispose();
    },
  };
}

interface Update {
  readonly variable: tf.LayerVariable;
  readonly value: tf.Tensor;
}

/** What is read after the step: predictions that a metric judges, and the losses of several objectives. */
interface Seen {
  readonly predictions: ReadonlyMap<string, tf.Tensor>;
  readonly losses: ReadonlyMap<string, tf.Tensor>;
}

type Losses = readonly { readonly objective: Plan['training']['objectives'][number]; readonly loss: tf.Tensor }[];

function sumLosses(losses: Losses): tf.Scalar {
  const weighted = losses.map(({ objective, loss }) =>
    objective.weight === 1 ? loss : tf.mul(loss, objective.weight),
  );
  return tf.reshape<tf.Rank.R0>(weighted.length === 1 && weighted[0] ? weighted[0] : tf.addN(weighted), []);
}

/** The way forward of a training step is cleaned up before it is read: what is still needed is kept until then. */
function keepSeen(plan: Plan, outputs: ReadonlyMap<string, LayerOutput>, losses: Losses): Seen {
  const judged = new Set(plan.training.metrics.map(({ prediction }) => prediction));
  return {
    predictions: new Map([...judged].map((node) => [node, tf.keep(findOutput(outputs, node).clone())])),
    losses: new Map(
      losses.length > 1 ? losses.map(({ objective, loss }) => [lossKey(objective), tf.keep(loss.clone())]) : [],
    ),
  };
}

function readSums(plan: Plan, batch: Batch, total: tf.Tensor, seen: Seen | null): StepSums {
  const { rows } = batch;
  const sums: Record<string, number> = { loss: readNumber(total) * rows };
  const counts: Record<string, readonly number[]> = {};
  for (const [key, loss] of seen?.losses ?? []) {
    sums[key] = readNumber(loss) * rows;
    loss.dispose();
  }
  const predictions = new Map<string, { readonly data: Float32Array; readonly classes: number }>();
  for (const [node, tensor] of seen?.predictions ?? []) {
    predictions.set(node, { data: readFloats(tensor), classes: tensor.shape.at(-1) ?? 1 });
    tensor.dispose();
  }
  for (const metric of plan.training.metrics) {
    const measure = METRICS[metric.name];
    const count = COUNTED_METRICS[metric.name];
    const prediction = predictions.get(metric.prediction);
    const target = batch.feeds[targetFeedOf(plan, metric)];
    if (!(measure || count) || !prediction || !target)
      throw new PlanError('run.unknownMetric', metric.node, { name: metric.name });
    const judged = { prediction: prediction.data, target, rows, classes: prediction.classes };
    const key = metricKey(plan.training, metric);
    if (count) counts[key] = count(judged, metric.config);
    else if (measure) sums[key] = measure(judged, metric.config);
  }
  return { rows, sums, counts };
}

function makeInputs(plan: Plan, batch: Batch): ReadonlyMap<string, tf.Tensor> {
  const inputs = plan.model.layers.filter(({ fields }) => fields);
  return new Map(
    inputs.map(({ node, outputShape }) => [node, tf.tensor(readFeed(batch, node), [batch.rows, ...outputShape])]),
  );
}

function makeTarget(batch: Batch, name: string): tf.Tensor {
  const data = readFeed(batch, name);
  const width = data.length / batch.rows;
  return tf.tensor(data, width === 1 ? [batch.rows] : [batch.rows, width]);
}

function readFeed(batch: Batch, name: string): Float32Array | Int32Array {
  const data = batch.feeds[name];
  if (!data) throw new PlanError('run.feedMissing', name.replace('target:', ''));
  return data;
}

function findOutput(outputs: ReadonlyMap<string, LayerOutput>, node: string): tf.Tensor {
  const output = outputs.get(node);
  if (!output) throw new PlanError('run.unknownLayer', node, { kind: '' });
  return output.value();
}

function setWeights(network: Network, values: readonly NamedTensor[]): void {
  const byName = new Map(values.map((value) => [value.name, value]));
  for (const { name, shape, variable } of network.weights) {
    const value = byName.get(name);
    if (!value || value.data.length !== variable.size) throw new AppError('run.weightsDiffer', { name });
    tf.tidy(() => variable.assign(tf.tensor(value.data.slice(), [...shape])));
  }
}

/** Like tf.tidy, for results that are no tensors. */
function inScope<T>(compute: () => T): T {
  const engine = tf.engine();
  engine.startScope();
  try {
    return compute();
  } finally {
    engine.endScope();
  }
}

/** A copy: what a tensor held may go away with it. */
function readFloats(tensor: tf.Tensor): Float32Array {
  return Float32Array.from(tensor.dataSync());
}

function readNumber(scalar: tf.Tensor): number {
  return scalar.dataSync()[0] ?? Number.NaN;
}

function checkNames({ training }: Plan): void {
  for (const { node, name } of training.objectives) {
    if (!LOSSES[name]) throw new PlanError('run.unknownLoss', node, { name });
  }
  for (const { node, name } of training.metrics) {
    if (!METRICS[name] && !COUNTED_METRICS[name]) throw new PlanError('run.unknownMetric', node, { name });
  }
}
