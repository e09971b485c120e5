import type { ModelDescription } from './usePrediction.ts';

/** Typed cells by column name; null is a missing value. */
export type FormRow = Readonly<Record<string, string | number | null>>;

/** The row that a form starts with: the example of each column, in the type that the column takes. */
export function exampleRow(model: Pick<ModelDescription, 'columns'>): FormRow {
  const row: Record<string, string | number | null> = {};
  for (const { name, type, example } of model.columns) {
    if (type === 'number') row[name] = typeof example === 'number' ? example : null;
    else row[name] = example === null || typeof example === 'object' ? null : String(example);
  }
  return row;
}
