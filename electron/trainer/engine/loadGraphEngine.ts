import type { EngineInfo } from '../../../shared/run/runRecord.ts';
import { setNativeSettings } from '../nativeSettings.ts';
import { loadBinding } from './graph/binding.ts';

/**
 * Loads TensorFlow for the graph engine: the addon alone, without the tfjs library. Throws when it cannot be loaded.
 */
export function loadGraphEngine(): EngineInfo {
  const threads = setNativeSettings();
  return { executor: 'graph', backend: 'tensorflow', tensorflow: loadBinding().TF_Version, threads };
}
