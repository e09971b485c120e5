import { createRandom } from '../../../shared/base/seededRandom.ts';

/** A table as it should be read, and the bytes of a file that holds it. */
export interface FuzzTable {
  readonly seed: number;
  readonly bytes: Buffer;
  /** As written in the file; a name that comes twice gets a number when it is read. */
  readonly names: readonly string[];
  /** Cells as they should come back: null for missing; numbers where every cell of a column is one. */
  readonly cells: readonly (readonly (string | number | null)[])[];
  readonly delimiter: ',' | ';' | '\t' | '|';
  readonly description: string;
}

const NAMES = [
  'a',
  'b',
  '__proto__',
  'constructor',
  'Größe',
  '温度',
  'x y',
  'a,b',
  'he said "no"',
  '=cmd',
  'toString',
  'line\nbreak',
];
const TEXTS = [
  'plain',
  'with, comma',
  'with; semicolon',
  'with\ttab',
  'with | bar',
  'say ""',
  '"quoted"',
  "it's",
  ' blanks ',
  'two\nlines',
  'two\r\nlines',
  '=1+1',
  '@SUM(A1)',
  '-',
  '+',
  '日本語',
  'é̂',
  '😀',
  '1,000',
  '0x10',
  '1e',
  'Infinity',
  'true',
  '__proto__',
  '2024-05-31',
  '9007199254740993',
];
const NUMBERS = [0, 1, -1, 3.25, -0.5, 1e21, 1e-7, 123456.789, 9007199254740991, 2 ** 31];

/** A table made of what breaks readers: quotes, separators and line ends in cells, names that objects have, encodings. */
export function makeFuzzTable(seed: number): FuzzTable {
  const random = createRandom(seed);
  const pick = <T>(list: readonly T[]): T => {
    const found = list[Math.floor(random() * list.length)];
    if (found === undefined) throw new Error('An empty list');
    return found;
  };
  const width = 2 + Math.floor(random() * 5);
  const rows = 1 + Math.floor(random() * 40);
  const delimiter = pick([',', ';', '\t', '|'] as const);
  const newline = pick(['\n', '\r\n']);
  const encoding = pick(['utf8', 'bom', 'utf16le', 'utf16be'] as const);
  const names = Array.from({ length: width }, (_, index) =>
    random() < 0.2 ? pick(NAMES.slice(0, 4)) : `${pick(NAMES)}${index}`,
  );
  const isNumber = names.map(() => random() < 0.5);
  const cells = Array.from({ length: rows }, () =>
    isNumber.map((number) => (random() < 0.1 ? null : number ? pick(NUMBERS) : `t${pick(TEXTS)}`)),
  );
  const quoted = (text: string) =>
    random() < 0.2 || text.includes(delimiter) || /["\r\n]/.test(text) || text !== text.trim()
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  const line = (values: readonly (string | number | null)[]) =>
    values.map((value) => (value === null ? '' : quoted(String(value)))).join(delimiter);
  const end = random() < 0.7 ? newline : '';
  const text = [names, ...cells].map(line).join(newline) + end;
  return {
    seed,
    bytes: encode(text, encoding),
    names,
    cells,
    delimiter,
    description: `${encoding}, ${JSON.stringify(delimiter)}, ${JSON.stringify(newline)}, ${width} × ${rows}`,
  };
}

function encode(text: string, encoding: 'utf8' | 'bom' | 'utf16le' | 'utf16be'): Buffer {
  if (encoding === 'utf8') return Buffer.from(text);
  if (encoding === 'bom') return Buffer.from(`\uFEFF${text}`);
  const little = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return encoding === 'utf16le' ? little : little.swap16();
}
