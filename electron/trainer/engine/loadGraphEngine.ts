import type { Plan } from '../../../shared/pipeline/plan.ts';
import type { EngineInfo } from '../../../shared/run/runRecord.ts';
import { chooseThreads } from '../chooseThreads.ts';
import { setNativeSettings } from '../nativeSettings.ts';
import { loadBinding } from './graph/binding.ts';

/**
 * Loads TensorFlow for the graph engine: the addon alone, without the tfjs library; for a plan with the threads that suit
 * it. Throws when it cannot be loaded.
 */
export function loadGraphEngine(plan: Plan | null = null): EngineInfo {
  const threads = setNativeSettings(plan ? chooseThreads(plan) : undefined);
  return { executor: 'graph', backend: 'tensorflow', tensorflow: loadBinding().TF_Version, threads };
}
