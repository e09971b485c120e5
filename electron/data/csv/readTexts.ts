import type { TextTable } from './readTable.ts';

export type Decimal = '.' | ',';

/** The cells of one column in the order of the file, null for missing. */
export async function readTexts(table: TextTable, index: number): Promise<(string | null)[]> {
  const cells = await readCells(table, `c${index}`);
  return cells.map((cell) => (cell === null || cell === undefined ? null : String(cell)));
}

/** One SQL expression over all rows, in the order of the file. */
export async function readCells(table: TextTable, expression: string): Promise<unknown[]> {
  const result = await table.connection.stream(`select ${expression} from cells order by rowid`);
  const values: unknown[] = [];
  while (true) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) return values;
    for (const value of chunk.getColumnValues(0)) values.push(value);
  }
}
