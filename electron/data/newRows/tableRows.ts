import path from 'node:path';
import { AppError } from '../../../shared/base/appError.ts';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import { type Column, readTexts } from '../columns.ts';
import { isMissingText, parseNumber } from '../csv/dialect.ts';
import { type Decimal, readColumns } from '../csv/readColumns.ts';
import { readTable } from '../csv/readTable.ts';
import { openColumns } from '../openColumns.ts';
import { requireFile, resolvePath } from '../places.ts';
import type { OpenSource, ReadContext } from '../sourceImplementation.ts';
import { csvConfigSchema, tableOptions } from '../sources/csvFile.source.ts';
import type { ModelPreparation } from './modelPreparation.ts';

type Cell = string | number | null;

/**
 * A table as the model's source would have read it: its columns by name in any order, others ignored. Numbers are read
 * with the sign that the column itself shows, as the new file need not come from where the old one came from.
 * Errors: `data.columnMissing`, `data.notANumber`, those of readTable.
 */
export async function openCsvRows(
  stored: string,
  { chain, sourceFields, needed }: ModelPreparation,
  { places, signal }: ReadContext,
): Promise<OpenSource> {
  const file = resolvePath(stored, places);
  await requireFile(file);
  const settings = csvConfigSchema.safeParse(chain.source.step.config);
  // The separator is recognised anew; that the first row holds names it must, or no column could be found.
  const options = settings.success && settings.data.header === 'no' ? tableOptions(settings.data) : null;
  const table = await readTable(file, { delimiter: null, header: options ? options.header : true }, signal);
  try {
    const known = new Set(sourceFields.map((field) => field.name));
    const wanted = table.names.flatMap((name, index) => (known.has(name) ? [index] : []));
    const read = await readColumns(
      table,
      wanted.map((index) => `c${index}`),
      [],
    );
    const columns = new Map(read.map((column, i) => [table.names[wanted[i] ?? -1] ?? '', readTexts(column)]));
    return openColumns({
      fields: sourceFields,
      rows: table.rows,
      problems: table.problems,
      columns: sourceFields.map((field) =>
        readColumn(field, columns.get(field.name), needed.has(field.name), table.rows, path.basename(file)),
      ),
    });
  } finally {
    table.close();
  }
}

/** Rows as a person typed them, by column name. Errors: `data.columnMissing`, `data.notANumber`. */
export function openTypedRows(
  rows: readonly Readonly<Record<string, Cell>>[],
  { sourceFields, needed }: ModelPreparation,
): OpenSource {
  return openColumns({
    fields: sourceFields,
    rows: rows.length,
    columns: sourceFields.map((field) => {
      const isGiven = rows.some((row) => Object.hasOwn(row, field.name));
      const cells = rows.map((row) => (Object.hasOwn(row, field.name) ? (row[field.name] ?? null) : null));
      return readColumn(field, isGiven ? cells : undefined, needed.has(field.name), rows.length, '');
    }),
  });
}

function readColumn(
  field: FieldType,
  cells: readonly Cell[] | undefined,
  isNeeded: boolean,
  rows: number,
  file: string,
): Column {
  if (!cells && isNeeded) throw new AppError('data.columnMissing', { column: field.name });
  const given: readonly Cell[] = cells ?? new Array<Cell>(rows).fill(null);
  const texts = given.map((cell) => (typeof cell === 'string' && isMissingText(cell.trim()) ? null : cell));
  if (field.dtype === 'string') {
    return { type: 'texts', values: texts.map((cell) => (cell === null ? null : String(cell))) };
  }
  const decimal = recogniseDecimal(texts);
  const values = Float64Array.from(texts, (cell, row) => {
    const number = cell === null ? Number.NaN : typeof cell === 'number' ? cell : parseNumber(cell, decimal);
    // A column that nobody needs may hold anything.
    if (!isNeeded || cell === null || Number.isFinite(number)) return number;
    throw new AppError('data.notANumber', {
      column: field.name,
      row: row + 1,
      value: String(cell).slice(0, 100),
      file,
    });
  });
  if (!field.classes) return { type: 'numbers', elements: 1, values };
  const count = field.classes.length;
  return {
    type: 'numbers',
    elements: 1,
    values: Int32Array.from(values, (value) => (value >= 0 && value < count ? value : -1)),
  };
}

/** A comma when every text reads as a number with one and some do not read with a point. */
function recogniseDecimal(cells: readonly Cell[]): Decimal {
  const texts = cells.filter((cell) => typeof cell === 'string');
  const fits = (sign: Decimal) => texts.every((text) => !Number.isNaN(parseNumber(text, sign)));
  return !fits('.') && fits(',') ? ',' : '.';
}
