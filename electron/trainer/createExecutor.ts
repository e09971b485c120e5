import type { Plan } from '../../shared/pipeline/plan.ts';
import type { EngineInfo } from '../../shared/run/runRecord.ts';
import { chooseByPlan, findNativePart } from './chooseByPlan.ts';
import { createGraphExecutor } from './engine/graphExecutor.ts';
import { createLayersExecutor } from './fallback/layersExecutor.ts';
import type { Executor } from './loop/executor.ts';

/**
 * The executor for what was loaded and, where it is known already, for the plan. The one place that knows which there are.
 * Where TensorFlow is native it is the graph engine; TENSORLOOM_EXECUTOR=layers asks for tfjs-layers instead, for every
 * plan that tfjs-layers has all parts of.
 */
export function createExecutor(engine: EngineInfo, plan: Plan | null = null): Executor {
  const native = () => createGraphExecutor({ ...engine, executor: 'graph' });
  if (engine.backend !== 'tensorflow') return chooseByPlan(createLayersExecutor(engine), null);
  if (process.env.TENSORLOOM_EXECUTOR !== 'layers' || (plan && findNativePart(plan))) return native();
  return chooseByPlan(createLayersExecutor(engine), native);
}
