import type { Differences } from './compare.ts';

/** A difference in two digits; equal to the bit is 0. */
export function format(differences: Differences, measure: keyof Differences): string {
  const { size } = differences[measure];
  return size === 0 ? '0' : size.toExponential(1);
}
