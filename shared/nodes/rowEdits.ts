import { z } from 'zod';
import type { Parameter } from './params.ts';

/**
 * One change that a person made to one row, known by its number in the data (its row id): the row is left out, or one of
 * its cells has another value. Classes are written by name, so that a changed order of classes changes nothing.
 */
export const rowEditSchema = z.union([
  z.strictObject({ row: z.number().int().min(0), exclude: z.literal(true) }),
  z.strictObject({
    row: z.number().int().min(0),
    field: z.string().max(1000),
    value: z.union([z.string().max(10_000), z.number()]),
  }),
]);
export type RowEdit = z.infer<typeof rowEditSchema>;
export const rowEditsSchema = z.array(rowEditSchema).max(100_000);

/** A list of changed rows. It is filled by looking at rows, not by typing. */
export function rowEdits(spec: Pick<Parameter, 'label' | 'help' | 'onCard'>): Parameter<readonly RowEdit[]> {
  return { ...spec, initial: [], schema: rowEditsSchema, control: { type: 'rowEdits' } };
}

/** The edits with one more. An edit of the same cell gives way; an excluded row needs no other edit. */
export function addRowEdit(edits: readonly RowEdit[], edit: RowEdit): readonly RowEdit[] {
  const others = edits.filter((one) => !isSamePlace(one, edit) && !('exclude' in edit && one.row === edit.row));
  return [...others, edit].sort((a, b) => a.row - b.row);
}

/** The edits without one of them. */
export function removeRowEdit(edits: readonly RowEdit[], edit: RowEdit): readonly RowEdit[] {
  return edits.filter((one) => !isSamePlace(one, edit));
}

function isSamePlace(a: RowEdit, b: RowEdit): boolean {
  if (a.row !== b.row) return false;
  return 'exclude' in a ? 'exclude' in b : 'field' in b && a.field === b.field;
}
