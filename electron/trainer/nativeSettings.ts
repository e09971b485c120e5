import os from 'node:os';

/**
 * Settings that TensorFlow reads once, while its library is loaded, unless the environment has them already. `threads`
 * share the work of one op; gives how many they really are. The bits of a result depend on all of these.
 */
export function setNativeSettings(threads = os.availableParallelism()): number {
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
  process.env.TF_NUM_INTRAOP_THREADS ??= String(threads);
  // Ops of a step run one after the other in the thread that asked for the step, each on all threads: handing every op
  // over to another thread costs a small model more than running two ops at once gives a large one.
  process.env.TF_NUM_INTEROP_THREADS ??= '-1';
  // On processors without AVX512-VNNI TensorFlow leaves these kernels off, though convolutions, products of matrices and
  // batch normalisation are up to twice as fast with them (docs/engine-speed.md).
  process.env.TF_ENABLE_ONEDNN_OPTS ??= '1';
  return Number(process.env.TF_NUM_INTRAOP_THREADS);
}
