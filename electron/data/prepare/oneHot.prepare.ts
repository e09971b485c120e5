import { z } from 'zod';
import { isCategory } from '../../../shared/nodes/fieldNames.ts';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import { chooseFields, requireCategories } from '../chosenFields.ts';
import { type Column, columnAt, replaceColumns } from '../columns.ts';
import { definePrepare } from '../prepareImplementation.ts';

const configSchema = z.object({ columns: z.array(z.string()) });
type Config = z.infer<typeof configSchema>;
const fittedSchema = z.object({
  columns: z.array(z.object({ name: z.string(), categories: z.array(z.string()) })),
});

/**
 * A category becomes as many numbers as it has classes, 1 at its own and 0 elsewhere. The classes are the field's own
 * list (which values there are is part of the table's description, as its columns are; the width of the network
 * depends on it), so no cell of a test row is looked at. A missing value, and one that comes up only later, is all zeros.
 */
export const oneHotPrepare = definePrepare({
  kind: 'oneHot',
  mode: 'fitted',
  config: configSchema,
  fitted: fittedSchema,
  fit: async (config, fields) => ({
    columns: choose(config, fields).map(({ field, classes }) => ({ name: field.name, categories: [...classes] })),
  }),
  ready(config, fields, fitted) {
    const learned = new Map(fitted.columns.map(({ name, categories }) => [name, categories]));
    const encoded = choose(config, fields).map(({ field, index, classes }) => ({
      index,
      categories: learned.get(field.name) ?? classes,
    }));
    const widths = new Map(encoded.map(({ index, categories }) => [index, categories]));
    const outputs = fields.map((field, index): FieldType => {
      const categories = widths.get(index);
      return categories
        ? { ...field, dtype: 'float32', shape: [categories.length], missing: 0, classes: categories }
        : field;
    });
    return {
      fields: outputs,
      apply(batch) {
        const changed = new Map<number, Column>();
        for (const { index, categories } of encoded) changed.set(index, encode(columnAt(batch, index), categories));
        return { batch: replaceColumns(batch, outputs, changed), dropped: [] };
      },
    };
  },
});

function choose({ columns }: Config, fields: readonly FieldType[]) {
  return requireCategories(
    chooseFields(fields, columns, (field) => field.role === 'feature' && isCategory(field) && field.shape.length === 0),
  );
}

function encode(column: Column, categories: readonly string[]): Column {
  const places = new Map(categories.map((name, place) => [name, place]));
  const width = categories.length;
  const values = new Uint8Array(column.values.length * width);
  for (const [row, value] of column.values.entries()) {
    const place = typeof value === 'number' ? value : value === null ? undefined : places.get(value);
    if (place !== undefined && place >= 0 && place < width) values[row * width + place] = 1;
  }
  return { type: 'numbers', elements: width, values };
}
