import { AppError } from '../../shared/base/appError.ts';
import { isCategory, isNumber } from '../../shared/nodes/fieldNames.ts';
import type { FieldType } from '../../shared/nodes/portType.ts';

export interface ChosenField {
  readonly field: FieldType;
  readonly index: number;
}

/**
 * The fields that a step works on: those named, or without a name all that `byDefault` says.
 * Errors: `data.columnMissing` for a name that is not there.
 */
export function chooseFields(
  fields: readonly FieldType[],
  names: readonly string[],
  byDefault: (field: FieldType) => boolean,
): readonly ChosenField[] {
  const places = new Map(fields.map((field, index) => [field.name, index]));
  for (const name of names) if (!places.has(name)) throw new AppError('data.columnMissing', { column: name });
  const named = new Set(names);
  return fields.flatMap((field, index) =>
    (names.length > 0 ? named.has(field.name) : byDefault(field)) ? [{ field, index }] : [],
  );
}

/** Columns of numbers among the chosen. Errors: `data.needsNumbers` for another one. */
export function requireNumbers(chosen: readonly ChosenField[]): readonly ChosenField[] {
  for (const { field } of chosen) {
    if (!isNumber(field) || field.shape.length > 0) throw new AppError('data.needsNumbers', { column: field.name });
  }
  return chosen;
}

/** Categories among the chosen, with their classes. Errors: `data.needsCategory`, `data.tooManyClasses`. */
export function requireCategories(
  chosen: readonly ChosenField[],
): readonly (ChosenField & { readonly classes: readonly string[] })[] {
  return chosen.map(({ field, index }) => {
    if (!isCategory(field) || field.shape.length > 0) throw new AppError('data.needsCategory', { column: field.name });
    if (!field.classes) throw new AppError('data.tooManyClasses', { field: field.name });
    return { field, index, classes: field.classes };
  });
}
