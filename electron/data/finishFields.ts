import { AppError } from '../../shared/base/appError.ts';
import type { FieldType } from '../../shared/nodes/portType.ts';
import { type Batch, type Column, columnAt, readNumbers, replaceColumns } from './columns.ts';
import { dropIncomplete } from './dropIncomplete.ts';
import type { Purpose, ReadyStep } from './prepareImplementation.ts';

/** Stands for "not known" in a column of class numbers; only in new rows, which have no target. */
export const UNKNOWN_CLASS = -1;

/**
 * The last touch before a network: a target of text becomes the numbers of its classes (int32), in the order of
 * `classes`. Rows without a target are dropped in training; at prediction they are what one expects, but a feature
 * without a value is not: such a row is dropped, because what a network makes of it would be no number either. In
 * training, the Input node has warned of features that lack values; only where nobody could know before is a row dropped.
 * Errors: `data.labelOutOfRange`, `data.tooManyClasses`.
 */
export function finishFields(fields: readonly FieldType[], purpose: Purpose): ReadyStep {
  const targets = fields.flatMap((field, index) => (field.role === 'target' ? [{ field, index }] : []));
  const texts = targets.filter(({ field }) => field.dtype === 'string');
  for (const { field } of texts) if (!field.classes) throw new AppError('data.tooManyClasses', { field: field.name });
  const outputs = fields.map(
    (field): FieldType =>
      field.role === 'target' && field.dtype === 'string' ? { ...field, dtype: 'int32', semantic: 'category' } : field,
  );
  const required = fields.flatMap((field, index) => (isRequired(field, purpose) ? [{ field, index }] : []));
  return {
    fields: outputs,
    apply(batch) {
      const { kept, dropped } = dropIncomplete(batch, required);
      const changed = new Map<number, Column>();
      for (const { field, index } of texts) changed.set(index, numberClasses(columnAt(kept, index), field));
      if (purpose === 'training') for (const target of targets) checkRange(kept, target);
      return { batch: replaceColumns(kept, outputs, changed), dropped };
    },
  };
}

function isRequired({ role, dtype, missing }: FieldType, purpose: Purpose): boolean {
  const isNumber = role === 'feature' && dtype !== 'string';
  return purpose === 'training' ? role === 'target' || (isNumber && missing === null) : isNumber;
}

interface Place {
  readonly field: FieldType;
  readonly index: number;
}

function numberClasses(column: Column, field: FieldType): Column {
  if (column.type === 'numbers') return column;
  const numbers = new Map(field.classes?.map((name, index) => [name, index]));
  const values = Int32Array.from(column.values, (name) =>
    name === null ? UNKNOWN_CLASS : (numbers.get(name) ?? UNKNOWN_CLASS),
  );
  return { type: 'numbers', elements: 1, values };
}

/** A class number must name a class: outside of the list, a loss reads memory that is not its own. */
function checkRange(batch: Batch, { field, index }: Place): void {
  const column = columnAt(batch, index);
  if (!field.classes || column.type === 'texts' || column.elements !== 1) return;
  const values = readNumbers(column);
  const count = field.classes.length;
  const outside = values.findIndex((value) => !Number.isInteger(value) || value < 0 || value >= count);
  if (outside < 0) return;
  throw new AppError('data.labelOutOfRange', {
    field: field.name,
    row: (batch.rowIds[outside] ?? 0) + 1,
    value: values[outside] ?? 0,
    classes: count,
  });
}
