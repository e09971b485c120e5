import type { NodeProblem } from './definition.ts';
import type { DatasetType, FieldType } from './portType.ts';

/** The field to predict: the first with that role. */
export function findTarget(dataset: DatasetType): FieldType | undefined {
  return dataset.fields.find((field) => field.role === 'target');
}

/** A field by its name. */
export function findField(dataset: DatasetType, name: string): FieldType | undefined {
  return dataset.fields.find((field) => field.name === name);
}

/** A problem for every chosen name that the data set does not have; the fix takes the name out of the choice. */
export function checkFieldNames(
  dataset: DatasetType,
  parameter: string,
  chosen: readonly string[],
): readonly NodeProblem[] {
  const unknown = chosen.filter((name) => name !== '' && !findField(dataset, name));
  return unknown.map((name) => ({
    code: 'field.unknown',
    severity: 'error',
    parameter,
    values: { field: name, known: dataset.fields.map((field) => field.name).join(', ') },
    fixes: [{ type: 'setValue', node: '', parameter, value: chosen.filter((other) => !unknown.includes(other)) }],
  }));
}

/** As checkFieldNames, for a parameter that holds one name; the fix empties it. */
export function checkFieldName(dataset: DatasetType, parameter: string, chosen: string): readonly NodeProblem[] {
  return checkFieldNames(dataset, parameter, [chosen]).map((problem) => ({
    ...problem,
    fixes: [{ type: 'setValue', node: '', parameter, value: '' }],
  }));
}

/** True for text with a limited set of values, and for anything that has classes. */
export function isCategory(field: FieldType): boolean {
  return field.semantic === 'category' || field.classes !== undefined;
}

/** True for a column that holds text and must become numbers before a network can take it. */
export function isText(field: FieldType): boolean {
  return field.dtype === 'string';
}

/** True for a plain column of numbers: not an image, a class or a sequence. */
export function isNumber(field: FieldType): boolean {
  return field.dtype !== 'string' && field.shape.length === 0 && field.semantic !== 'image' && !isCategory(field);
}
