import type { Column } from '../columns.ts';
import type { TextTable } from './readTable.ts';

export type Decimal = '.' | ',';
/** More different texts than this are not categories but text. */
export const MAX_CATEGORIES = 1000;

/** So many columns are asked for at a time: a query for each would be slow for wide tables, one for all for long ones. */
const COLUMNS_AT_A_TIME = 64;

/** SQL expressions over all rows, in the order of the file: numbers as float64 (NaN for NULL) where `isNumber`, texts elsewhere. Of the first `limit` rows, all by default. */
export async function readColumns(
  table: TextTable,
  expressions: readonly string[],
  isNumber: readonly boolean[],
  limit = table.rows,
): Promise<Column[]> {
  const columns: Column[] = [];
  for (let start = 0; start < expressions.length; start += COLUMNS_AT_A_TIME) {
    const some = expressions.slice(start, start + COLUMNS_AT_A_TIME);
    const collectors = some.map((_, i) =>
      isNumber[start + i] ? new NumberCollector(Math.min(limit, table.rows)) : new TextCollector(),
    );
    const result = await table.connection.stream(`select ${some.join(', ')} from cells order by rowid limit ${limit}`);
    while (true) {
      const chunk = await result.fetchChunk();
      if (!chunk || chunk.rowCount === 0) break;
      for (const [i, collector] of collectors.entries()) collector.add(chunk.getColumnValues(i));
    }
    columns.push(...collectors.map((collector) => collector.column()));
  }
  return columns;
}

class NumberCollector {
  private readonly values: Float64Array;
  private at = 0;

  constructor(rows: number) {
    this.values = new Float64Array(rows);
  }

  add(cells: readonly unknown[]): void {
    for (const cell of cells) this.values[this.at++] = typeof cell === 'number' ? cell : Number.NaN;
  }

  column(): Column {
    return { type: 'numbers', elements: 1, values: this.values };
  }
}

class TextCollector {
  private readonly values: (string | null)[] = [];
  /** Equal texts share one string, so that a category costs a pointer a row. */
  private readonly known = new Map<string, string>();

  add(cells: readonly unknown[]): void {
    for (const cell of cells) this.values.push(typeof cell === 'string' ? this.share(cell) : null);
  }

  column(): Column {
    return { type: 'texts', values: this.values };
  }

  private share(text: string): string {
    const shared = this.known.get(text);
    if (shared !== undefined) return shared;
    if (this.known.size <= MAX_CATEGORIES) this.known.set(text, text);
    return text;
  }
}
