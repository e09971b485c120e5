import type { Plan } from '../../../shared/pipeline/plan.ts';
import type { RunFailure } from '../../../shared/run/runRecord.ts';
import type { Batch } from './executor.ts';
import { listFeeds } from './feeds.ts';

export interface NonFinite {
  readonly plan: Plan;
  /** The batch that gave a loss that is no number. */
  readonly batch: Batch;
  readonly learningRate: number;
  readonly epoch: number;
  readonly step: number;
}

/** Inputs beyond this are almost always columns that nobody has scaled. */
const LARGE_INPUT = 50;

/**
 * Names the likely cause of a loss that is NaN or infinite, the surest first: numbers that were not there, a logarithm of
 * zero, inputs far from zero, and else steps that were too large.
 */
export function explainNonFinite(facts: NonFinite): RunFailure {
  const { plan, batch, learningRate, epoch, step } = facts;
  const place = { epoch, step };
  for (const { name, type, fields } of listFeeds(plan)) {
    const values = batch.feeds[name];
    if (!values || values.every((value) => Number.isFinite(value))) continue;
    const code = type === 'input' ? 'run.nanInput' : 'run.nanTarget';
    return { code, values: { ...place, fields: fields.join(', ') }, node: name.slice(name.indexOf(':') + 1) };
  }
  const fromZero = findLogarithmOfZero(plan);
  if (fromZero) return { code: 'run.nanLogOfZero', values: place, node: fromZero };
  const large = findLargeInput(plan, batch);
  if (large) return { code: 'run.nanUnscaled', values: { ...place, ...large.values }, node: large.node };
  return { code: 'run.nanLearningRate', values: { ...place, learningRate }, node: plan.training.optimizer.node };
}

/** A cross-entropy of something that is no probability takes logarithms of what may be zero or less. */
function findLogarithmOfZero({ model, training }: Plan): string | null {
  const judged = training.objectives.find(({ name, prediction }) => {
    const activation = model.layers.find(({ node }) => node === prediction)?.config.activation;
    return /crossentropy/i.test(name) && activation !== 'softmax' && activation !== 'sigmoid';
  });
  return judged?.node ?? null;
}

function findLargeInput(plan: Plan, batch: Batch) {
  for (const { name, type, fields } of listFeeds(plan)) {
    if (type !== 'input') continue;
    let largest = 0;
    for (const value of batch.feeds[name] ?? []) largest = Math.max(largest, Math.abs(value));
    if (largest > LARGE_INPUT) return { node: name, values: { fields: fields.join(', '), largest } };
  }
  return null;
}
