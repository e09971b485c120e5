import { stat } from 'node:fs/promises';
import { z } from 'zod';
import { DELIMITERS, type Delimiter } from '../csv/dialect.ts';
import { columnCacheFolder, openLargeCsv } from '../csv/openLargeCsv.ts';
import { readTable } from '../csv/readTable.ts';
import { typeColumns } from '../csv/typedColumns.ts';
import { fingerprintFile } from '../fingerprint.ts';
import { openColumns } from '../openColumns.ts';
import { requireFile, resolvePath } from '../places.ts';
import { defineSource, filePathSchema, requirePath } from '../sourceImplementation.ts';

export const csvConfigSchema = z.object({
  file: filePathSchema,
  target: z.string(),
  delimiter: z.enum(['auto', ',', ';', 'tab', '|']),
  decimal: z.enum(['auto', '.', ',']),
  header: z.enum(['auto', 'yes', 'no']),
});
export type CsvConfig = z.infer<typeof csvConfigSchema>;

/** From here on the columns of a table are kept on disk and not in memory. */
const LARGE_BYTES = 64 * 1024 * 1024;

/** A table from a text file. Numbers are read as float64, texts as they are; row ids are lines that hold a whole row. */
export const csvFileSource = defineSource({
  kind: 'csvFile',
  config: csvConfigSchema,
  async fingerprint({ file }, { places, signal }) {
    const path = resolvePath(requirePath(file), places);
    await requireFile(path);
    return await fingerprintFile(path, signal);
  },
  async open(config, { places, signal, progress }) {
    progress('reading', 0, 1);
    const file = resolvePath(requirePath(config.file), places);
    const decimal = config.decimal === 'auto' ? null : config.decimal;
    const { size } = await stat(file);
    if (size >= LARGE_BYTES) {
      const fingerprint = await fingerprintFile(file, signal);
      const csv = { file, fingerprint, options: tableOptions(config), decimal, target: config.target };
      return await openLargeCsv(csv, columnCacheFolder(), signal, (done, total) => progress('reading', done, total));
    }
    const table = await readTable(file, tableOptions(config), signal);
    try {
      const typed = await typeColumns(table, decimal, config.target);
      progress('reading', 1, 1);
      const problems = [...table.problems, ...typed.problems];
      if (table.rows === 0) problems.push({ code: 'data.csvNoRows', severity: 'warning' });
      return openColumns({ ...typed, rows: table.rows, problems });
    } finally {
      table.close();
    }
  },
});

/** Settings of the node as the reader takes them: null for "recognise". */
export function tableOptions(config: CsvConfig): { delimiter: Delimiter | null; header: boolean | null } {
  const sign = config.delimiter === 'tab' ? '\t' : config.delimiter;
  return {
    delimiter: DELIMITERS.find((delimiter) => delimiter === sign) ?? null,
    header: config.header === 'auto' ? null : config.header === 'yes',
  };
}
