import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type FeedData, type FetchedData, loadBinding, type TensorFlowBinding } from './binding.ts';
import { type Graph, type Tensor, tensorName } from './graph.ts';
import { type SavedModelOptions, writeSavedModel } from './savedModel.ts';

export interface Feed {
  readonly shape: readonly number[];
  readonly data: FeedData;
}

export interface Fetched {
  readonly shape: readonly number[];
  readonly data: FetchedData;
}

/** A fixed set of inputs and outputs of a session, its names joined once: what a training step calls. */
export interface SessionCall {
  /** Runs the graph. Feeds in the order of the call's inputs; throws with TensorFlow's message, the session survives. */
  run(feeds: readonly Feed[]): Fetched[];
}

/** A loaded graph with its variables. Has a lifetime: close it, or the graph and its weights stay in memory. */
export class Session {
  readonly #binding: TensorFlowBinding;
  #id: number | null;

  private constructor(folder: string, tag: string) {
    this.#binding = loadBinding();
    this.#id = this.#binding.loadSavedModel(folder, tag);
  }

  /** Loads a SavedModel folder and runs its init op. */
  static load(folder: string, tag: string): Session {
    return new Session(folder, tag);
  }

  /** Hands a graph to TensorFlow by way of a folder that is gone again when this returns. */
  static open(graph: Graph, options: Omit<SavedModelOptions, 'tag'> = {}): Session {
    graph.finish();
    const folder = mkdtempSync(path.join(tmpdir(), 'tensorloom-graph-'));
    try {
      writeSavedModel(graph, folder, { tag: 'train', ...options });
      return new Session(folder, 'train');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** Fixes inputs and outputs of a call. Fetch order is the order of the results. */
  prepare(inputs: readonly Tensor[], outputs: readonly Tensor[]): SessionCall {
    const inputNames = inputs.map(tensorName).join(',');
    const outputNames = outputs.map(tensorName).join(',');
    return { run: (feeds) => this.#run(feeds, inputNames, outputNames) };
  }

  /** One call without preparing it. */
  run(feeds: readonly (readonly [Tensor, Feed])[], outputs: readonly Tensor[]): Fetched[] {
    const call = this.prepare(
      feeds.map(([tensor]) => tensor),
      outputs,
    );
    return call.run(feeds.map(([, feed]) => feed));
  }

  close(): void {
    if (this.#id !== null) this.#binding.deleteSavedModel(this.#id);
    this.#id = null;
  }

  #run(feeds: readonly Feed[], inputNames: string, outputNames: string): Fetched[] {
    if (this.#id === null) throw new Error('The session is closed');
    const binding = this.#binding;
    const inputs: number[] = [];
    try {
      for (const feed of feeds) inputs.push(binding.createTensor(feed.shape, this.#codeOf(feed.data), feed.data));
      const handles = binding.runSavedModel(this.#id, inputs, inputNames, outputNames);
      return handles.map(({ id, shape }) => {
        const data = binding.tensorDataSync(id);
        binding.deleteTensor(id);
        return { shape, data };
      });
    } finally {
      for (const id of inputs) binding.deleteTensor(id);
    }
  }

  #codeOf(data: FeedData): number {
    if (data instanceof Float32Array) return this.#binding.TF_FLOAT;
    if (data instanceof Int32Array) return this.#binding.TF_INT32;
    if (data instanceof Uint8Array) return this.#binding.TF_BOOL;
    return this.#binding.TF_STRING;
  }
}
