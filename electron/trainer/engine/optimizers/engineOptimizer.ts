import type { Graph, GraphNode, Tensor } from '../graph/graph.ts';
import type { Variable } from '../graph/variable.ts';
import type { ConfigReader } from '../layers/configReader.ts';

/** A weight that is trained, and where the loss pulls it. */
export interface TrainedWeight {
  readonly variable: Variable;
  /** The value that the forward pass read. */
  readonly value: Tensor;
  readonly gradient: Tensor;
}

/** What an optimizer has to build its update with. Everything added runs after the loss is known. */
export interface OptimizerContext {
  readonly graph: Graph;
  readonly config: ConfigReader;
  /** A scalar variable, read in every step: schedules and live changes need no new graph. */
  readonly learningRate: Tensor;
  /** 1 in the first step, as float32. */
  readonly stepNumber: Tensor;
  readonly weights: readonly TrainedWeight[];
  /** A variable of the optimizer that starts at `initial` and is part of every checkpoint. */
  createSlot(name: string, shape: readonly number[], initial?: number): Variable;
}

/** How the graph engine updates weights. */
export interface EngineOptimizer {
  /** Keras' class name, as plans use it. */
  readonly className: string;
  /** Weight decay when the configuration names none. */
  readonly usualWeightDecay?: number;
  /** Adds the nodes that move every weight by one step. */
  update(context: OptimizerContext): GraphNode[];
}

/** One slot of a weight's shape beside it, named as Keras names it (`conv2d_1/kernel/momentum`). */
export function slotOf(context: OptimizerContext, weight: TrainedWeight, name: string, initial = 0): Variable {
  return context.createSlot(`${weight.variable.name}/${name}`, weight.variable.shape, initial);
}

/** A number of the configuration as a constant, or what Keras takes when it is not given. */
export function hyperparameter({ config, graph }: OptimizerContext, key: string, otherwise: number): Tensor {
  return graph.constant(config.has(key) ? config.number(key) : otherwise, 'float32');
}

export function numberOr({ config }: OptimizerContext, key: string, otherwise: number): number {
  return config.has(key) ? config.number(key) : otherwise;
}

export function flagOr({ config }: OptimizerContext, key: string): boolean {
  return config.has(key) && config.boolean(key);
}
