import type { Plan } from '../shared/pipeline/plan.ts';

/** How far an executor may be from Keras. */
export interface Tolerances {
  /** Predictions from the same weights, by max(1, |value|). */
  readonly forward: number;
  /** Gradients of the first step, by the largest of all gradients of the model. */
  readonly gradient: number;
  /** Loss of each step, relative. */
  readonly loss: number;
  /** Weights after the last step, by max(1, |value|). */
  readonly weights: number;
  /** Predictions after the last step, by max(1, |value|). */
  readonly after: number;
  /** Metrics of each step, by max(1, |value|): means of counts, so that a single row judged otherwise is far more. */
  readonly metrics: number;
}

/**
 * The same kernels of the same library compute both sides, so most cases agree to the bit. Where an operation is put
 * together otherwise, float32 rounds otherwise: by about 6e-8 of what is added up. A gradient is a sum over rows and
 * places of terms of both signs, so it is held against the largest one of the model: against its own size, a sum that
 * cancels out would seem wrong whatever the engine. Over 20 steps with momentum such differences add up about tenfold.
 */
export const TOLERANCES: Tolerances = {
  forward: 1e-6,
  gradient: 1e-5,
  loss: 1e-5,
  weights: 1e-5,
  after: 1e-5,
  metrics: 1e-6,
};

/** One row of the table: a plan that Keras and both executors train from the same weights on the same batches. */
export interface OracleCase {
  readonly title: string;
  readonly plan: Plan;
  /** Rows of a batch; several numbers are taken in turn, as the last batch of an epoch may be short. */
  readonly rows?: number | readonly number[];
  /** Steps that are taken; 20 if nothing is said. */
  readonly steps?: number;
  /** Only these are compared, where a layer draws random numbers while training. */
  readonly measures?: readonly (keyof Tolerances)[];
  /** Set where tfjs-layers has not got the layer, loss or optimizer: only the graph engine is compared. */
  readonly engineOnly?: boolean;
  /** Where this case is to be nearer than usual, or may be further off, for all executors. */
  readonly tolerances?: Partial<Tolerances>;
  /** Where the usual tolerances do not hold for some executors, with the reason. */
  readonly wider?: { readonly why: string; readonly executors: readonly string[] } & Partial<Tolerances>;
}
