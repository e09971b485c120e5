import type { z } from 'zod';
import type { Purpose } from './prepareImplementation.ts';
import { type OpenSource, parseConfig, type ReadContext } from './sourceImplementation.ts';

export interface DeriveContext extends ReadContext {
  /** At prediction there are only the rows a person gives: a window needs no row after it then. */
  readonly purpose: Purpose;
}

/** A kind of preparation that changes what a row is, as its file writes it. */
interface DeriveSpec<C> {
  readonly kind: string;
  readonly config: z.ZodType<C>;
  /**
   * `apply`: the rows that a person gives go through it as a table (window, join, SQL). `skip`: it only arranges rows
   * for training (sort, sample, over-sampling) and is left out.
   */
  readonly atPrediction: 'apply' | 'skip';
  /**
   * The new rows, with row ids of their own (0 … rows − 1), read from the inputs when they are asked for. The same
   * inputs have to give the same rows in the same order. It learns nothing from values: what learns is a fitted kind.
   * Its fields are those that `infer` of the kind's definition gives. It has an `originOf`, unless nobody can know.
   */
  derive(config: C, inputs: readonly OpenSource[], context: DeriveContext): Promise<OpenSource>;
}

/** Such a kind as everything else sees it. */
export interface DeriveImplementation {
  readonly type: 'derive';
  readonly kind: string;
  readonly atPrediction: 'apply' | 'skip';
  derive(config: unknown, inputs: readonly OpenSource[], context: DeriveContext): Promise<OpenSource>;
}

/** Turns the typed description of a deriving kind into the form that the list holds. */
export function defineDerive<C>(spec: DeriveSpec<C>): DeriveImplementation {
  return {
    type: 'derive',
    kind: spec.kind,
    atPrediction: spec.atPrediction,
    derive: (config, inputs, context) => spec.derive(parseConfig(spec.kind, spec.config, config), inputs, context),
  };
}

/** One of the inputs; one that is not there is a mistake of ours, for a step is only compiled with all of its wires. */
export function requireInput(inputs: readonly OpenSource[], index: number): OpenSource {
  const input = inputs[index];
  if (!input) throw new Error(`No input ${index} of ${inputs.length}`);
  return input;
}
