import { decodeArray } from './arrays.ts';
import type { KerasAnswer } from './kerasOracle.ts';
import type { Tolerances } from './oracleCase.ts';
import type { Trained } from './trainBeside.ts';

/** The worst difference of each kind, in the measure of its tolerance, and where it is. */
export type Differences = Readonly<Record<keyof Tolerances, Difference>>;

export interface Difference {
  readonly size: number;
  readonly where: string;
}

/** Compares what an executor made of a case with Keras' answer. Something missing on either side is an infinite difference. */
export function compare(ours: Trained, keras: KerasAnswer): Differences {
  const outputs = (own: Trained['predictionsBefore'], theirs: KerasAnswer['predictionsBefore']) =>
    theirs.map((array, i): Compared => [`output ${i}`, own[i], decodeArray(array)]);
  const gradients = pair(ours.gradients, keras.gradients);
  const largest = Math.max(...gradients.map(([, , theirs]) => largestOf(theirs ?? [])));
  return {
    forward: worst(outputs(ours.predictionsBefore, keras.predictionsBefore), byValue),
    gradient: worst(gradients, (difference) => difference / largest),
    loss: worst([['loss', ours.losses, keras.series.loss]], (difference, value) => difference / Math.abs(value)),
    weights: worst(pair(ours.weights, keras.weights), byValue),
    after: worst(outputs(ours.predictionsAfter, keras.predictionsAfter), byValue),
    metrics: worst(
      [...ours.metrics].map(([name, values]) => [name, values, keras.series[name]]),
      byValue,
    ),
  };
}

type Compared = readonly [where: string, ours: ArrayLike<number> | undefined, theirs: ArrayLike<number> | undefined];
/** How much a difference counts where Keras has this value. */
type Measure = (difference: number, value: number) => number;

const byValue: Measure = (difference, value) => difference / Math.max(1, Math.abs(value));

function largestOf(values: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i] ?? 0));
  return largest;
}

function pair(ours: ReadonlyMap<string, ArrayLike<number>>, theirs: KerasAnswer['weights']): readonly Compared[] {
  const names = new Set([...ours.keys(), ...Object.keys(theirs)]);
  return [...names].map((name): Compared => {
    const array = theirs[name];
    return [name, ours.get(name), array && decodeArray(array)];
  });
}

function worst(pairs: readonly Compared[], measure: Measure): Difference {
  let found: Difference = { size: 0, where: '' };
  for (const [name, ours, theirs] of pairs) {
    if (!ours || ours.length !== theirs?.length) return { size: Number.POSITIVE_INFINITY, where: name };
    for (let i = 0; i < theirs.length; i++) {
      const value = theirs[i] ?? Number.NaN;
      const difference = Math.abs((ours[i] ?? Number.NaN) - value);
      const size = difference === 0 ? 0 : measure(difference, value);
      // Not "size > found": what is no number is the worst there is.
      if (!(size <= found.size)) found = { size, where: `${name}[${i}]` };
    }
  }
  return found;
}
