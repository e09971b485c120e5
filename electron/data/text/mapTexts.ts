import type { FieldType } from '../../../shared/nodes/portType.ts';
import { asFreeText, changeFields, chooseTexts } from '../../../shared/nodes/prepare/text/textFields.ts';
import { chooseFields } from '../chosenFields.ts';
import { type Column, columnAt, readTexts, replaceColumns } from '../columns.ts';
import type { ReadyStep } from '../prepareImplementation.ts';

/** A step that puts every text of the chosen columns through a function; a missing one stays missing. */
export function mapTexts(
  columns: readonly string[],
  fields: readonly FieldType[],
  change: (text: string) => string,
): ReadyStep {
  const chosen = placeTexts(columns, fields);
  const outputs = changeFields(
    fields,
    chosen.map(({ field }) => field),
    asFreeText,
  );
  return {
    fields: outputs,
    apply(batch) {
      const changed = new Map<number, Column>();
      for (const { index } of chosen) {
        const values = readTexts(columnAt(batch, index)).map((text) => (text === null ? null : change(text)));
        changed.set(index, { type: 'texts', values });
      }
      return { batch: replaceColumns(batch, outputs, changed), dropped: [] };
    },
  };
}

/** The texts that a step works on, with their places. Errors: `data.columnMissing`. */
export function placeTexts(columns: readonly string[], fields: readonly FieldType[]) {
  const texts = chooseTexts(columns, fields).map((field) => field.name);
  const named = chooseFields(fields, columns, () => true);
  return named.filter(({ field }) => texts.includes(field.name));
}
