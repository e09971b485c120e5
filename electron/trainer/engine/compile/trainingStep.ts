import type { Plan } from '../../../../shared/pipeline/plan.ts';
import { PlanError } from '../../loop/planError.ts';
import { differentiate } from '../autodiff/differentiate.ts';
import type { Graph, GraphNode, Tensor } from '../graph/graph.ts';
import { GraphError } from '../graph/graphError.ts';
import { addToVariable, assignVariable, createVariable, readVariable, type Variable } from '../graph/variable.ts';
import { readConfig } from '../layers/configReader.ts';
import { add, multiply } from '../ops/arithmetic.ts';
import { cast, identity, zerosLike } from '../ops/elementwise.ts';
import type { OptimizerContext, TrainedWeight } from '../optimizers/engineOptimizer.ts';
import { optimizers } from '../optimizers/optimizers.ts';
import { averageWeights, clipGradients, decayWeights } from '../optimizers/prepareGradients.ts';
import type { ForwardPass } from './forwardPass.ts';
import type { Judgement } from './objectives.ts';

export interface TrainingStep {
  /** The sums of the judgement, once every update of the step is done: fetching it *is* the step. */
  readonly sums: Tensor;
  /** How many batches make one update. */
  readonly batchesPerUpdate: number;
  /** The sums of a batch that only adds its gradients to those before; null when every batch moves the weights. */
  readonly accumulated: Tensor | null;
  /** Moving averages by the name of their weight; empty when none are kept. */
  readonly averages: ReadonlyMap<string, Variable>;
  readonly learningRate: Variable;
  /** Slots and counters of the optimizer, the learning rate among them. */
  readonly optimizerVariables: readonly Variable[];
  /** Gradient of the mean loss by weight name, of this step's batch. */
  readonly gradients: ReadonlyMap<string, Tensor>;
}

/** Adds the backward pass and the update of every trainable weight. Throws a PlanError `run.unknownOptimizer`. */
export function buildTrainingStep(
  graph: Graph,
  plan: Plan,
  variables: ReadonlyMap<string, Variable>,
  forward: ForwardPass,
  judgement: Judgement,
): TrainingStep {
  const step = plan.training.optimizer;
  const optimizer = optimizers.get(step.className);
  if (!optimizer) throw new PlanError('run.unknownOptimizer', step.node, { name: step.className });
  const config = readConfig(step);
  const optimizerVariables: Variable[] = [];
  const createSlot = (name: string, shape: readonly number[], initial = 0): Variable => {
    const slot = createVariable(graph, `optimizer/${name}`, shape, { initial });
    optimizerVariables.push(slot);
    return slot;
  };
  const learningRate = createSlot('learning_rate', [], config.number('learningRate'));
  const iterations = createVariable(graph, 'optimizer/iterations', [], { dtype: 'int32' });
  optimizerVariables.push(iterations);

  const collected = collectWeights(plan, variables, forward, judgement.loss);
  const averages = new Map<string, Variable>();
  const batchesPerUpdate = config.has('gradientAccumulationSteps') ? config.number('gradientAccumulationSteps') : 1;
  const accumulators = batchesPerUpdate > 1 ? createAccumulators(collected, createSlot) : [];
  const accumulated = accumulators.length > 0 ? accumulate(graph, collected, accumulators, forward, judgement) : null;
  const trained = collected.map((weight, i): TrainedWeight => {
    const accumulator = accumulators[i];
    if (!accumulator) return weight;
    // As Keras does: the mean over the batches of an update, each counting alike.
    const total = graph.after([judgement.sums.node], () => add(weight.gradient, readVariable(accumulator)));
    return { ...weight, gradient: multiply(total, 1 / batchesPerUpdate) };
  });
  // Nothing moves before the loss is known: it has read every weight by then.
  const updates = graph.after([judgement.sums.node], () =>
    graph.inScope('update', () => {
      const context: OptimizerContext = {
        graph,
        config,
        learningRate: readVariable(learningRate),
        stepNumber: add(cast(readVariable(iterations), 'float32'), 1),
        weights: trained,
        createSlot,
      };
      const clipped = { ...context, weights: clipGradients(context) };
      const decayed = decayWeights(context, optimizer.usualWeightDecay);
      const moved = graph.after(decayed, () => optimizer.update(clipped));
      const averaged = graph.after(moved, () => averageWeights(context, averages));
      const cleared = graph.after(moved, () => accumulators.map(clear));
      const followed = forward.updates.map(({ variable, value }) => assignVariable(variable, value));
      const done: GraphNode[] = [...decayed, ...moved, ...averaged, ...cleared, ...followed];
      const counted = graph.after(done, () => addToVariable(iterations, graph.constant(1, 'int32')));
      return [...done, counted];
    }),
  );
  return {
    sums: graph.after(updates, () => identity(judgement.sums, 'train/sums')),
    batchesPerUpdate,
    accumulated,
    averages,
    learningRate,
    optimizerVariables,
    gradients: new Map(collected.map(({ variable, gradient }) => [variable.name, gradient])),
  };
}

/** Sums of gradients beside the weights; part of every checkpoint, so that a stop between two updates loses nothing. */
function createAccumulators(
  weights: readonly TrainedWeight[],
  createSlot: OptimizerContext['createSlot'],
): readonly Variable[] {
  return weights.map(({ variable }) => createSlot(`${variable.name}/gradient_accumulator`, variable.shape));
}

/** A batch that moves no weight: its gradients join those before, moving averages of layers follow it. */
function accumulate(
  graph: Graph,
  weights: readonly TrainedWeight[],
  accumulators: readonly Variable[],
  forward: ForwardPass,
  judgement: Judgement,
): Tensor {
  const added = graph.inScope('accumulate', () => [
    ...weights.flatMap(({ gradient }, i) => {
      const accumulator = accumulators[i];
      return accumulator ? [addToVariable(accumulator, gradient)] : [];
    }),
    ...graph.after([judgement.sums.node], () =>
      forward.updates.map(({ variable, value }) => assignVariable(variable, value)),
    ),
  ]);
  return graph.after(added, () => identity(judgement.sums, 'accumulate/sums'));
}

function clear(accumulator: Variable): GraphNode {
  return assignVariable(accumulator, zerosLike(readVariable(accumulator)));
}

/** The gradients of the loss; what has none is named as the person knows it. Throws PlanError `run.noDerivative`. */
function differentiateLoss(plan: Plan, loss: Tensor, weights: readonly Tensor[]): readonly (Tensor | null)[] {
  try {
    return differentiate(loss, weights);
  } catch (cause) {
    if (!(cause instanceof GraphError)) throw cause;
    throw new PlanError('run.noDerivative', findBlamed(plan, cause.node), { reason: cause.message }, { cause });
  }
}

/** The layer (or else the loss) of the plan that a node of the graph belongs to: layers have scopes of their own. */
export function findBlamed({ model, training }: Plan, graphNode: string): string {
  const scopes = graphNode.split('/');
  const layer = model.layers.find(({ node }) => scopes.includes(node));
  return layer?.node ?? training.objectives[0]?.node ?? training.node;
}

/** The trainable weights that the loss depends on. One that it does not depend on stays as it is. */
function collectWeights(
  plan: Plan,
  variables: ReadonlyMap<string, Variable>,
  forward: ForwardPass,
  loss: Tensor,
): readonly TrainedWeight[] {
  const trainable = plan.model.layers.flatMap((layer) =>
    layer.weights.filter((weight) => weight.trainable).map((weight) => `${layer.node}/${weight.name}`),
  );
  const read = [...forward.weights].filter(([name]) => trainable.includes(name));
  const gradients = differentiateLoss(
    plan,
    loss,
    read.map(([, value]) => value),
  );
  return read.flatMap(([name, value], i): TrainedWeight[] => {
    const variable = variables.get(name);
    const gradient = gradients[i];
    return variable && gradient ? [{ variable, value, gradient }] : [];
  });
}
