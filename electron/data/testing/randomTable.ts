import { createRandom } from '../../../shared/base/seededRandom.ts';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import type { Batch, Column } from '../columns.ts';

const WORDS = ['good', 'bad', 'machine', 'the', 'not', 'München', '故障', 'stop!', '<b>7</b>', ''];

/**
 * Rows by chance for any fields: numbers around 10, one of the classes, a few words, bytes for pixels. A share of the
 * cells is missing where a field can lack values.
 */
export function makeRandomRows(fields: readonly FieldType[], rows: number, missing = 0.05, seed = 1): Batch {
  const random = createRandom(seed);
  return {
    fields,
    rowIds: Int32Array.from({ length: rows }, (_, row) => row),
    columns: fields.map((field) => makeColumn(field, rows, missing, random)),
  };
}

function makeColumn(field: FieldType, rows: number, missing: number, random: () => number): Column {
  const elements = field.shape.reduce<number>((product, dim) => product * (dim ?? 1), 1);
  const pick = (count: number) => Math.floor(random() * count);
  if (field.dtype === 'string') {
    const values = Array.from({ length: rows * elements }, () => {
      if (random() < missing) return null;
      if (field.classes) return field.classes[pick(field.classes.length)] ?? null;
      return Array.from({ length: pick(6) }, () => WORDS[pick(WORDS.length)] ?? '').join(' ');
    });
    return { type: 'texts', values };
  }
  const { classes } = field;
  if (field.dtype === 'uint8') {
    return { type: 'numbers', elements, values: Uint8Array.from({ length: rows * elements }, () => pick(256)) };
  }
  if (field.dtype === 'int32' && classes) {
    return { type: 'numbers', elements, values: Int32Array.from({ length: rows }, () => pick(classes.length)) };
  }
  const values = Float64Array.from({ length: rows * elements }, () => {
    if (random() < missing) return Number.NaN;
    const value = 10 + 4 * (random() + random() + random() - 1.5);
    return field.dtype === 'float32' ? value : Math.round(value);
  });
  return { type: 'numbers', elements, values };
}

/** A column as plain values, for comparing: NaN and null are the same. */
export function readCells(column: Column): readonly (number | string | null)[] {
  if (column.type === 'texts') return column.values;
  const divisor = column.divisor ?? 1;
  return Array.from(column.values, (value) => (Number.isNaN(value) ? null : value / divisor));
}
