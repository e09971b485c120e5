import type { LayerStep } from '../../../../shared/pipeline/plan.ts';
import type { ConfigReader } from '../../engine/layers/configReader.ts';
import type { OnnxGraph } from './onnxGraph.ts';

/** A value of the graph with its shape; the batch is not part of it. */
export interface Placed {
  readonly name: string;
  readonly shape: readonly number[];
}

/** The numbers of a weight, row-major. */
export interface Weight {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** What a layer has to write itself with. */
export interface OnnxContext {
  readonly graph: OnnxGraph;
  readonly layer: LayerStep;
  readonly config: ConfigReader;
  readonly inputs: readonly [Placed, ...Placed[]];
  /** batch×time as 0 and 1, where times of the first or the last input do not count. */
  readonly mask: string | null;
  readonly lastMask: string | null;
  setMask(mask: string | null): void;
  weight(name: string): Weight;
  /** Stops the export, before anything is written, with the layer by name. */
  refuse(reason: string): never;
}

/** Writes a layer as nodes of ONNX and returns the name of its output. */
export type OnnxLayer = (context: OnnxContext) => string;
