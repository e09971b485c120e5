import type { Plan } from '../../../../shared/pipeline/plan.ts';
import { weightName } from '../../loop/initialWeights.ts';
import { Graph, type GraphNode, type Tensor } from '../graph/graph.ts';
import { BATCH } from '../graph/tensorShape.ts';
import { createVariable, type Variable } from '../graph/variable.ts';
import { identity } from '../ops/elementwise.ts';
import { buildForwardPass } from './forwardPass.ts';
import { createTargets, type Judgement, judge } from './objectives.ts';
import { regularise } from './regularise.ts';
import { buildStateAccess, type StateAccess } from './stateAccess.ts';
import { buildTrainingStep, type TrainingStep } from './trainingStep.ts';

/** A plan as one graph that trains, evaluates, predicts, and gives and takes its state. */
export interface CompiledGraph {
  readonly graph: Graph;
  readonly init: GraphNode;
  /** Feeds by name: the node id of an input layer, or `target:<node>`. */
  readonly inputs: ReadonlyMap<string, Tensor>;
  readonly targets: ReadonlyMap<string, Tensor>;
  /** Fed in every training step when something in the graph is random, else null. */
  readonly step: Tensor | null;
  readonly train: TrainingStep;
  /** Names of the sums that a training or evaluation step gives. */
  readonly sumNames: readonly string[];
  /** What a step counts besides, after them in the same vector. */
  readonly counts: Judgement['counts'];
  readonly evaluate: Tensor;
  /** Output of every layer as prediction sees it. */
  readonly layers: ReadonlyMap<string, Tensor>;
  readonly weights: StateAccess;
  readonly optimizer: StateAccess;
  readonly setLearningRate: StateAccess;
  /** Sets the averages to given weights: before the first step they are these. Null when none are kept. */
  readonly setAverages: StateAccess | null;
}

/** Compiles a plan. Throws a PlanError that names the node when something cannot be built. */
export function compileGraph(plan: Plan): CompiledGraph {
  const graph = new Graph();
  const { model, training } = plan;
  const variables = createWeights(graph, plan);
  const inputs = new Map(
    model.layers
      .filter(({ inputs: before }) => before.length === 0)
      .map(({ node, outputShape }): [string, Tensor] => [
        node,
        graph.placeholder(`input/${node}`, 'float32', [BATCH, ...outputShape]),
      ]),
  );
  const targets = createTargets(graph, plan);
  const step = graph.placeholder('step', 'int32', []);

  const forward = buildForwardPass(graph, model, variables, inputs, {
    scope: 'train',
    training: { seed: training.seed, step },
  });
  const judgement = graph.inScope('train/judge', () =>
    judge(plan, { ...forward, penalty: regularise(model, forward.weights), training: true }, targets),
  );
  const train = buildTrainingStep(graph, plan, variables, forward, judgement);

  // Where averages of the weights are kept, they are what the model is: it evaluates and predicts with them.
  const seen = new Map([...variables].map(([name, variable]) => [name, train.averages.get(name) ?? variable]));
  const inference = buildForwardPass(graph, model, seen, inputs, { scope: 'predict', training: null });
  const evaluation = graph.inScope('evaluate', () =>
    judge(plan, { ...inference, penalty: regularise(model, inference.weights), training: false }, targets),
  );
  const layers = new Map(
    [...inference.outputs].map(([node, output]) => [node, identity(output, `output/${node}`)] as const),
  );

  const all = [...variables.values()];
  const stateOf = (name: string, list: readonly Variable[]) => buildStateAccess(graph, name, list);
  return {
    inputs,
    targets,
    step: isRead(graph, step) ? step : null,
    train,
    sumNames: judgement.names,
    counts: judgement.counts,
    evaluate: evaluation.sums,
    layers,
    weights: stateOf('weights', all),
    optimizer: stateOf('optimizer_state', train.optimizerVariables),
    setLearningRate: stateOf('set_learning_rate', [train.learningRate]),
    setAverages: train.averages.size > 0 ? stateOf('set_averages', [...train.averages.values()]) : null,
    init: graph.addNode({
      op: 'NoOp',
      name: 'init',
      controls: [...all, ...train.optimizerVariables].map(({ initializer }) => initializer),
      outputs: [],
    }),
    graph,
  };
}

/** One variable per weight, in the plan's order, which is Keras'. The executor gives them their first values. */
function createWeights(graph: Graph, { model }: Plan): ReadonlyMap<string, Variable> {
  return new Map(
    model.layers.flatMap(({ node, weights }) =>
      weights.map(({ name, shape }): [string, Variable] => {
        const full = weightName(node, name);
        return [full, createVariable(graph, full, shape)];
      }),
    ),
  );
}

function isRead(graph: Graph, tensor: Tensor): boolean {
  return graph.nodes.some(({ inputs }) => inputs.includes(tensor));
}
