import { createRequire } from 'node:module';

/** What a tensor may be fed as. TensorFlow shares the memory of a numeric array while the tensor lives. */
export type FeedData = Float32Array | Int32Array | Uint8Array | readonly Uint8Array[];
export type FetchedData = Float32Array | Int32Array | Uint8Array;

interface OutputHandle {
  readonly id: number;
  readonly shape: number[];
  readonly dtype: number;
}

/** The functions of tfjs-node's addon that run a graph; the tfjs library itself is not needed for them. */
export interface TensorFlowBinding {
  readonly TF_Version: string;
  readonly TF_FLOAT: number;
  readonly TF_INT32: number;
  readonly TF_BOOL: number;
  readonly TF_STRING: number;
  createTensor(shape: readonly number[], dtype: number, data: FeedData): number;
  deleteTensor(id: number): void;
  tensorDataSync(id: number): FetchedData;
  loadSavedModel(folder: string, tags: string): number;
  deleteSavedModel(id: number): void;
  runSavedModel(session: number, inputs: readonly number[], inputNames: string, outputNames: string): OutputHandle[];
  getNumOfTensors(): number;
  getNumOfSavedModels(): number;
}

let binding: TensorFlowBinding | null = null;

/** The addon, loaded once per process (0.2 s). Throws when it, or libtensorflow behind it, cannot be loaded. */
export function loadBinding(): TensorFlowBinding {
  const name = '@tensorflow/tfjs-node/lib/napi-v8/tfjs_binding.node';
  // A native module has no types: this is the one place that states them.
  binding ??= createRequire(import.meta.url)(name) as TensorFlowBinding;
  return binding;
}
