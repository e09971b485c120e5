import type { EngineInfo } from '../../shared/run/runRecord.ts';
import { createLayersExecutor } from './fallback/layersExecutor.ts';
import type { Executor } from './loop/executor.ts';

/** The executor for what was loaded. The one place that knows which there are. */
export function createExecutor(engine: EngineInfo): Executor {
  return createLayersExecutor(engine);
}
