import os from 'node:os';
import type { EngineInfo } from '../../../shared/run/runRecord.ts';
import { loadBinding } from './graph/binding.ts';

/**
 * Loads TensorFlow for the graph engine: the addon alone, without the tfjs library. Throws when it cannot be loaded.
 * TensorFlow reads these settings once, at this moment, so they are set here unless they are already.
 */
export function loadGraphEngine(): EngineInfo {
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
  process.env.TF_NUM_INTRAOP_THREADS ??= String(os.availableParallelism());
  return {
    executor: 'graph',
    backend: 'tensorflow',
    tensorflow: loadBinding().TF_Version,
    threads: Number(process.env.TF_NUM_INTRAOP_THREADS),
  };
}
