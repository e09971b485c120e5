/** Cells of one line of a table, and where the next one starts. */
export interface CsvRecord {
  readonly cells: readonly string[];
  readonly end: number;
}

/**
 * Splits the record that starts at `start`: cells between delimiters, quotes around a cell, two quotes for one inside.
 * Only for the head of a file (names, dialect); the table itself is read by DuckDB. Null when the text ends inside of quotes.
 */
export function splitRecord(text: string, start: number, delimiter: string): CsvRecord | null {
  const cells: string[] = [];
  let at = start;
  while (true) {
    const cell = text[at] === '"' ? readQuoted(text, at, delimiter) : readPlain(text, at, delimiter);
    if (!cell) return null;
    cells.push(cell.text);
    at = cell.end;
    if (text[at] === delimiter) {
      at++;
      continue;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    return { cells, end: Math.min(at + 1, text.length) };
  }
}

/** At most `limit` records from the start of a text, blank lines left out. An unfinished last one is left out when `cut`. */
export function splitHead(text: string, delimiter: string, limit: number, cut: boolean): string[][] {
  const records: string[][] = [];
  let at = 0;
  while (at < text.length && records.length < limit) {
    const record = splitRecord(text, at, delimiter);
    if (!record || (cut && record.end >= text.length)) break;
    if (record.cells.length > 1 || record.cells[0] !== '') records.push([...record.cells]);
    at = record.end;
  }
  return records;
}

function readPlain(text: string, start: number, delimiter: string): { text: string; end: number } {
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end++;
  return { text: text.slice(start, end), end };
}

function readQuoted(text: string, start: number, delimiter: string): { text: string; end: number } | null {
  let content = '';
  let at = start + 1;
  while (true) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return null;
    content += text.slice(at, quote);
    if (text[quote + 1] !== '"') {
      const rest = readPlain(text, quote + 1, delimiter);
      return { text: content + rest.text, end: rest.end };
    }
    content += '"';
    at = quote + 2;
  }
}
