import type { Batch, Executor, NamedTensor } from '../electron/trainer/loop/executor.ts';
import type { Plan } from '../shared/pipeline/plan.ts';
import { metricKey } from '../shared/run/metricNames.ts';
import { withOptimizer } from './contenders.ts';

/** What an executor made of a case; the same things that Keras is asked for. */
export interface Trained {
  readonly predictionsBefore: readonly ArrayLike<number>[];
  readonly predictionsAfter: readonly ArrayLike<number>[];
  readonly gradients: ReadonlyMap<string, ArrayLike<number>>;
  readonly losses: readonly number[];
  /** By Keras' names, a number a step. */
  readonly metrics: ReadonlyMap<string, readonly number[]>;
  readonly weights: ReadonlyMap<string, ArrayLike<number>>;
}

/**
 * A step of gradient descent with this rate moves each weight so far that what it moved by *is* the gradient: dividing
 * by a power of two is exact, and the weight itself no longer costs digits. So no executor has to show its gradients.
 */
const REVEALING_RATE = 2 ** 20;

/** Takes one step on each batch from the given weights. */
export async function trainBeside(
  executor: Executor,
  plan: Plan,
  weights: readonly NamedTensor[],
  batches: readonly Batch[],
  heldOut: Batch,
): Promise<Trained> {
  const [first] = batches;
  if (!first) throw new Error('There is no batch to train on');
  const gradients = await revealGradients(executor, plan, weights, first);
  await open(executor, plan, weights);
  const predictionsBefore = predict(executor, plan, heldOut);
  const steps = batches.map((batch, step) => executor.trainStep(batch, step));
  const means = (key: string) => steps.map(({ rows, sums }) => (sums[key] ?? Number.NaN) / rows);
  return {
    predictionsBefore,
    gradients,
    losses: means('loss'),
    metrics: new Map(
      plan.training.metrics.map((metric) => [toSnakeCase(metric.name), means(metricKey(plan.training, metric))]),
    ),
    weights: new Map(executor.weights().map(({ name, data }) => [name, data])),
    predictionsAfter: predict(executor, plan, heldOut),
  };
}

async function revealGradients(
  executor: Executor,
  plan: Plan,
  weights: readonly NamedTensor[],
  batch: Batch,
): Promise<ReadonlyMap<string, ArrayLike<number>>> {
  const descent = { node: 'sgd_1', className: 'SGD', config: { learningRate: REVEALING_RATE } };
  await open(executor, withOptimizer(plan, descent), weights);
  executor.trainStep(batch, 0);
  const before = new Map(weights.map(({ name, data }) => [name, data]));
  const isTrainable = new Set(
    plan.model.layers.flatMap(({ node, weights: own }) =>
      own.filter(({ trainable }) => trainable).map(({ name }) => `${node}/${name}`),
    ),
  );
  return new Map(
    executor
      .weights()
      .filter(({ name }) => isTrainable.has(name))
      .map(({ name, data }) => {
        const start = before.get(name) ?? [];
        return [name, Float64Array.from(data, (value, i) => ((start[i] ?? Number.NaN) - value) / REVEALING_RATE)];
      }),
  );
}

async function open(executor: Executor, plan: Plan, weights: readonly NamedTensor[]): Promise<void> {
  await executor.open(plan);
  executor.restore({ weights, optimizer: executor.save().optimizer });
}

function predict(executor: Executor, plan: Plan, batch: Batch): readonly ArrayLike<number>[] {
  const outputs = executor.predict(batch);
  return plan.training.objectives.map(({ prediction }) => outputs[prediction] ?? []);
}

function toSnakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
