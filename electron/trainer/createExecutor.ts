import type { EngineInfo } from '../../shared/run/runRecord.ts';
import { createGraphExecutor } from './engine/graphExecutor.ts';
import { createLayersExecutor } from './fallback/layersExecutor.ts';
import type { Executor } from './loop/executor.ts';

/** The executor for what was loaded. The one place that knows which there are. */
export function createExecutor(engine: EngineInfo): Executor {
  // tfjs-layers is the fallback where TensorFlow is not native; TENSORLOOM_EXECUTOR=graph asks for the graph engine.
  const isGraph = engine.backend === 'tensorflow' && process.env.TENSORLOOM_EXECUTOR === 'graph';
  return isGraph ? createGraphExecutor({ ...engine, executor: 'graph' }) : createLayersExecutor(engine);
}
