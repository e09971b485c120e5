import type { Plan } from '../../../shared/pipeline/plan.ts';
import type { EngineInfo } from '../../../shared/run/runRecord.ts';
import type { WeightStatistics } from '../../../shared/run/weightStatistics.ts';

/** Rows of one batch by feed: the node id of an input layer, or `target:<objective node>`. Row-major. */
export interface Batch {
  readonly rows: number;
  readonly feeds: Readonly<Record<string, Float32Array | Int32Array>>;
}

/** Sums over the rows of a batch, so that means over any number of batches are exact: divide by `rows`. */
export interface StepSums {
  readonly rows: number;
  /** `loss` (with regularisation), then metrics by their names (Keras': `accuracy`, `mae`…). */
  readonly sums: Readonly<Record<string, number>>;
  /** Of metrics that are no mean over rows, what they are made of (countedMetrics.ts): summed like the rest. */
  readonly counts?: Readonly<Record<string, readonly number[]>>;
}

/** A weight or optimizer variable, named as Keras names it (`conv2d_1/kernel`). */
export interface NamedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array | Int32Array;
}

/** Everything that a run needs to go on as if it had not stopped, except what the loop itself knows. */
export interface ExecutorState {
  readonly weights: readonly NamedTensor[];
  /** Slots and counters verbatim: Adam's beta powers are saved, not computed again. */
  readonly optimizer: readonly NamedTensor[];
}

/**
 * What executes a plan. The loop is written once against it and does not know which it has: the graph engine, or
 * tfjs-layers. Steps are synchronous inside; the loop yields between them.
 */
export interface Executor {
  readonly engine: EngineInfo;
  /** Builds the model with seeded initial weights. Throws a PlanError that names the node when a layer refuses. */
  open(plan: Plan): Promise<void>;
  /** One step of gradient descent. `step` counts from 0 over the whole run and seeds the random masks. */
  trainStep(batch: Batch, step: number): StepSums;
  evaluateStep(batch: Batch): StepSums;
  /** Outputs by layer node id, row-major. Only input feeds are read. */
  predict(batch: Batch): Readonly<Record<string, Float32Array>>;
  /** Outputs of any layers by node id, for previews and explanations. */
  activations(
    batch: Batch,
    layers: readonly string[],
  ): Readonly<Record<string, { readonly shape: readonly number[]; readonly data: Float32Array }>>;
  weights(): readonly NamedTensor[];
  /**
   * How the values of every weight lie, and the length of its gradient for a batch, as the training step of this number would
   * find it. Moves nothing: the run gives the same bits whether it is asked or not.
   */
  statistics(batch: Batch, step: number): readonly WeightStatistics[];
  setLearningRate(value: number): void;
  save(): ExecutorState;
  restore(state: ExecutorState): void;
  /** Live tensors (or variables) held, to show that nothing leaks. */
  countTensors(): number;
  close(): void;
}
