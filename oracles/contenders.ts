import { createGraphExecutor } from '../electron/trainer/engine/graphExecutor.ts';
import { loadGraphEngine } from '../electron/trainer/engine/loadGraphEngine.ts';
import { createLayersExecutor } from '../electron/trainer/fallback/layersExecutor.ts';
import { loadTensorFlow } from '../electron/trainer/loadTensorFlow.ts';
import type { Executor } from '../electron/trainer/loop/executor.ts';
import type { Plan } from '../shared/pipeline/plan.ts';
import type { OracleCase } from './oracleCase.ts';

/** One way of ours to train a plan. */
export interface Contender {
  readonly name: string;
  /** The plan as this contender is to run it. */
  readonly plan: Plan;
  create(): Promise<Executor>;
}

export const GRAPH = 'graph';
export const FUSED = 'graph, fused Adam';
export const LAYERS = 'tfjs-layers';

const KERAS_ORDER: ReadonlySet<string> = new Set(['Adam', 'AdamW']);

/**
 * Who is compared with Keras on a case. Adam runs twice on the graph engine: in Keras' order of operations, which is the
 * oracle's own, and by TensorFlow's fused kernel, which is what runs use.
 */
export function listContenders({ plan, engineOnly = false }: OracleCase): readonly Contender[] {
  const graph = async () => createGraphExecutor(loadGraphEngine());
  const layers = async () => createLayersExecutor((await loadTensorFlow()).engine);
  const { optimizer } = plan.training;
  const hasExactForm = KERAS_ORDER.has(optimizer.className) && optimizer.config.amsgrad !== true;
  const exact = withOptimizer(plan, { ...optimizer, config: { ...optimizer.config, exact: true } });
  return [
    { name: GRAPH, plan: hasExactForm ? exact : plan, create: graph },
    ...(hasExactForm ? [{ name: FUSED, plan, create: graph }] : []),
    ...(engineOnly ? [] : [{ name: LAYERS, plan, create: layers }]),
  ];
}

export function withOptimizer(plan: Plan, optimizer: Plan['training']['optimizer']): Plan {
  return { ...plan, training: { ...plan.training, optimizer } };
}
