import type { Plan } from '../../shared/pipeline/plan.ts';
import { LOSSES } from './fallback/losses.ts';
import { findFallbackLayer } from './fallback/network.ts';
import { OPTIMIZERS } from './fallback/optimizers.ts';
import type { Executor } from './loop/executor.ts';
import { PlanError } from './loop/planError.ts';

/** Arguments of optimizers that the fallback does not know; without them it would silently train otherwise. */
const NATIVE_ARGUMENTS = [
  ...['clipvalue', 'clipnorm', 'globalClipnorm', 'weightDecay'],
  ...['gradientAccumulationSteps', 'useEma', 'emaMomentum', 'centered', 'amsgrad'],
];
/** The same of losses and of layers. */
const NATIVE_LOSS_ARGUMENTS = ['labelSmoothing', 'sampleWeight', 'classWeights', 'fromLogits'];
const NATIVE_LAYER_ARGUMENTS = ['kernelL1', 'kernelL2'];

/** The first part of a plan that tfjs has nothing for; null when it can run all of it. */
export function findNativePart({ model, training }: Plan): { readonly node: string; readonly kind: string } | null {
  const layer = model.layers.find((step) => {
    const implementation = findFallbackLayer(step.kind);
    return !step.fields && (!implementation || implementation.refuses?.(step));
  });
  if (layer) return { node: layer.node, kind: layer.kind };
  for (const { node, config } of model.layers) {
    const argument = NATIVE_LAYER_ARGUMENTS.find((name) => isSet(config[name]));
    if (argument) return { node, kind: argument };
  }
  for (const { node, name, config } of training.objectives) {
    if (!LOSSES[name]) return { node, kind: name };
    const argument = NATIVE_LOSS_ARGUMENTS.find((key) => isSet(config[key]));
    if (argument) return { node, kind: argument };
  }
  const { node, className, config } = training.optimizer;
  if (!OPTIMIZERS[className]) return { node, kind: className };
  const argument = NATIVE_ARGUMENTS.find((name) => isSet(config[name]));
  return argument === undefined ? null : { node, kind: argument };
}

/** What is zero or off changes nothing. */
function isSet(value: unknown): boolean {
  return value !== undefined && value !== 0 && value !== false;
}

/**
 * The usual executor, and the native one for plans that need it. `native` is null where TensorFlow is not native: such a
 * plan is then refused with a PlanError `run.needsNative` that names the node.
 */
export function chooseByPlan(usual: Executor, native: (() => Executor) | null): Executor {
  let chosen = usual;
  return {
    get engine() {
      return chosen.engine;
    },
    open: async (plan) => {
      const part = findNativePart(plan);
      if (part && !native) throw new PlanError('run.needsNative', part.node, { kind: part.kind });
      const next = part && native ? native() : usual;
      if (next !== chosen) chosen.close();
      chosen = next;
      await chosen.open(plan);
    },
    trainStep: (batch, step) => chosen.trainStep(batch, step),
    evaluateStep: (batch) => chosen.evaluateStep(batch),
    predict: (batch) => chosen.predict(batch),
    activations: (batch, layers) => chosen.activations(batch, layers),
    statistics: (batch, step) => chosen.statistics(batch, step),
    weights: () => chosen.weights(),
    setLearningRate: (value) => chosen.setLearningRate(value),
    save: () => chosen.save(),
    restore: (state) => chosen.restore(state),
    countTensors: () => chosen.countTensors(),
    close: () => chosen.close(),
  };
}
