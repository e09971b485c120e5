import type { OutputRows } from '../../../shared/run/trainerProtocol.ts';

/** The largest difference that is let through, relative to the number itself where that is above 1. */
const TOLERANCE = 1e-5;

export interface Comparison {
  readonly agrees: boolean;
  readonly maxDifference: number;
  /** Where the two part for the first time: the first output in order that differs, and its first row that does. */
  readonly parting: { readonly layer: string; readonly row: number } | null;
}

/** Compares what two runtimes give for the same rows. Outputs, widths and lengths have to be the same; NaN agrees with nothing. */
export function compareOutputs(expected: readonly OutputRows[], actual: readonly OutputRows[]): Comparison {
  let maxDifference = 0;
  let parting: Comparison['parting'] = null;
  for (const [place, { layer, width, values }] of expected.entries()) {
    const other = actual[place];
    const fits = other?.layer === layer && other.values.length === values.length && values.length > 0;
    if (!fits) return { agrees: false, maxDifference: Number.POSITIVE_INFINITY, parting: { layer, row: 0 } };
    for (const [at, value] of values.entries()) {
      const difference = Math.abs(value - (other.values[at] ?? Number.NaN));
      if (!(difference <= TOLERANCE * Math.max(1, Math.abs(value)))) {
        parting ??= { layer, row: Math.floor(at / Math.max(1, width)) };
      }
      maxDifference = Math.max(maxDifference, Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference);
    }
  }
  return { agrees: parting === null && expected.length > 0, maxDifference, parting };
}
