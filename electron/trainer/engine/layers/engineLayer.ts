import type { LayerStep } from '../../../../shared/pipeline/plan.ts';
import type { Graph, Tensor } from '../graph/graph.ts';
import type { RandomStream } from '../ops/random.ts';
import type { ConfigReader } from './configReader.ts';

/** What a layer has to build its forward pass with. The backward pass is found by differentiation. */
export interface LayerContext {
  readonly graph: Graph;
  readonly layer: LayerStep;
  readonly config: ConfigReader;
  /** Outputs of the layers before, batch axis first. */
  readonly inputs: readonly [Tensor, ...Tensor[]];
  /** True in the graph of a training step: dropout drops, batch normalisation looks at the batch. */
  readonly training: boolean;
  /** batch×time of each input, true where a time counts; null where all do. `mask` is that of the first input. */
  readonly masks: readonly (Tensor | null)[];
  readonly mask: Tensor | null;
  /** The mask of the output, for a layer that makes one, uses it up, or knows better than `passesMask`. */
  setMask(mask: Tensor | null): void;
  /** The value of a weight by its short name. */
  weight(name: string): Tensor;
  /** Sets a weight at the end of the training step, besides what the optimizer does: moving averages. */
  updateWeight(name: string, value: Tensor): void;
  /** Random numbers of this layer's own for this step of the run: the same whenever the step is repeated. */
  randomStream(): RandomStream;
}

/** How the graph engine runs one kind of layer. */
export interface EngineLayer {
  readonly kind: string;
  /** The times of the output are those of the input: its mask is handed on. Without it the mask ends here. */
  readonly passesMask?: boolean;
  /** Output shape: the plan's, with the batch axis before it. */
  forward(context: LayerContext): Tensor;
}
