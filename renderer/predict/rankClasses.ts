/** A class with its probability. */
export interface RankedClass {
  readonly name: string;
  readonly probability: number;
}

/**
 * The classes by their probability, the most likely first. A single sigmoid output is the probability of the second of two
 * classes; the first gets the rest.
 */
export function rankClasses(values: readonly number[], classes: readonly string[]): RankedClass[] {
  const [only] = values;
  const all = values.length === 1 && classes.length === 2 && only !== undefined ? [1 - only, only] : values;
  return all
    .map((probability, place) => ({ name: classes[place] ?? String(place), probability }))
    .sort((a, b) => b.probability - a.probability);
}
