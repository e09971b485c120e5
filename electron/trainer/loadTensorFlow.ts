import { createRequire } from 'node:module';
import util from 'node:util';
import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import type { Plan } from '../../shared/pipeline/plan.ts';
import type { EngineInfo } from '../../shared/run/runRecord.ts';
import { chooseThreads } from './chooseThreads.ts';
import { setNativeSettings } from './nativeSettings.ts';

/** What was loaded, and why it is not the native engine when it is not. */
export interface LoadedTensorFlow {
  readonly engine: EngineInfo;
  /** Null when the native engine runs, or when the other one was asked for. */
  readonly reason: string | null;
}

let loading: Promise<LoadedTensorFlow> | null = null;

/**
 * Loads TensorFlow once for this process: native, or tfjs in plain JavaScript where no native engine is to be had (or
 * TENSORLOOM_ENGINE=cpu asks for it). After it, `@tensorflow/tfjs` computes on what was loaded. Never rejects because
 * the native part is missing. With a plan that is to be trained, it gets the threads that suit it.
 */
export function loadTensorFlow(plan: Plan | null = null): Promise<LoadedTensorFlow> {
  loading ??= process.env.TENSORLOOM_ENGINE === 'cpu' ? startCpu(null) : loadNative(plan).catch(startCpuBecause);
  return loading;
}

async function loadNative(plan: Plan | null): Promise<LoadedTensorFlow> {
  const threads = setNativeSettings(plan ? chooseThreads(plan) : undefined);
  restoreUtil();
  createRequire(import.meta.url)('@tensorflow/tfjs-node');
  if (!(await tf.setBackend('tensorflow'))) throw new Error('The backend "tensorflow" did not start.');
  return {
    engine: { executor: 'tfjs-layers', backend: 'tensorflow', tensorflow: readVersion(), threads },
    reason: null,
  };
}

function startCpuBecause(error: unknown): Promise<LoadedTensorFlow> {
  return startCpu(error instanceof Error ? (error.message.split('\n')[0] ?? error.message) : String(error));
}

async function startCpu(reason: string | null): Promise<LoadedTensorFlow> {
  if (!(await tf.setBackend('cpu'))) throw new Error('The backend "cpu" did not start.');
  return { engine: { executor: 'tfjs-layers', backend: 'cpu', tensorflow: null, threads: 1 }, reason };
}

/** tfjs-node 4.22 calls these; Node 23 and later (Electron 40 and later) have them no more. */
function restoreUtil(): void {
  const old = {
    isNullOrUndefined: (value: unknown) => value === null || value === undefined,
    isArray: (value: unknown) => Array.isArray(value),
  };
  for (const [name, implementation] of Object.entries(old)) {
    if (!(name in util)) Object.defineProperty(util, name, { value: implementation, configurable: true });
  }
}

const nativeBackendSchema = z.object({ binding: z.object({ TF_Version: z.string() }) });

/** Version of the TensorFlow library behind the addon, such as `2.21.0`. */
function readVersion(): string {
  return nativeBackendSchema.parse(tf.backend()).binding.TF_Version;
}
