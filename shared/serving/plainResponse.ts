import type { ServedModel } from './servedModel.ts';

/** What a model says about one row, in words of the data. */
export interface PlainPrediction {
  /** The class by name, or the number (a list of numbers where there are several); null for a row that cannot be used. */
  readonly prediction: string | number | readonly number[] | null;
  readonly probability?: number;
  readonly probabilities?: Readonly<Record<string, number>>;
  /** Why there is none. */
  readonly reason?: string;
}

/** The first output of a model for one row, as `POST /predict` says it. One number is the probability of the second class. */
export function writePlainPrediction(
  values: readonly number[],
  { target }: Pick<ServedModel, 'target'>,
): PlainPrediction {
  const { classes } = target;
  const all = classes?.length === 2 && values.length === 1 ? [1 - (values[0] ?? 0), values[0] ?? 0] : values;
  if (!classes || classes.length !== all.length)
    return { prediction: values.length === 1 ? (values[0] ?? null) : values };
  const probability = Math.max(...all);
  return {
    prediction: classes[all.indexOf(probability)] ?? null,
    probability,
    probabilities: Object.fromEntries(classes.map((name, place) => [name, all[place] ?? 0])),
  };
}
