import { checkRows } from './modelRows.ts';
import { RequestError } from './requestError.ts';
import { onlyTextColumn, type ServedModel } from './servedModel.ts';

type Cell = string | number | null;

/** What a person has: rows by column names, or images. */
export type PlainRows =
  | { readonly type: 'rows'; readonly rows: Record<string, Cell>[] }
  | { readonly type: 'images'; readonly base64: readonly string[] }
  /** Of one request whose whole body is an image. */
  | { readonly type: 'imageBytes'; readonly bytes: Uint8Array };

/** Fields of a body of `POST /predict`, and what a model takes them. */
const FORMS = ['rows', 'row', 'texts', 'text', 'images', 'image'] as const;
type Form = (typeof FORMS)[number];

/**
 * Reads the body of `POST /predict`: one of `rows`, `row`, `text`, `texts`, `image`, `images` (base64), as the model takes.
 * Unknown columns are refused: a name with a slip of the pen would silently be a missing value. Errors: RequestError 400.
 */
export function readPlainRequest(body: unknown, model: ServedModel): PlainRows {
  if (!isRecord(body)) throw new RequestError(400, `A JSON object with ${describeForms(model)} is expected.`);
  const given = Object.keys(body);
  const form = formsOf(model).find((name) => Object.hasOwn(body, name));
  if (given.length !== 1 || !form)
    throw new RequestError(400, `A JSON object with ${describeForms(model)} is expected.`);
  const value = body[form];
  const items: readonly unknown[] = isOne(form) ? [value] : Array.isArray(value) ? value : [];
  if (!isOne(form) && !Array.isArray(value)) throw new RequestError(400, `"${form}" is a list.`);
  checkRows(items.length);
  if (form === 'image' || form === 'images') return { type: 'images', base64: items.map(readBase64) };
  const text = onlyTextColumn(model);
  if (text && (form === 'text' || form === 'texts')) {
    return { type: 'rows', rows: items.map((item, index) => ({ [text.name]: readText(item, index) })) };
  }
  return { type: 'rows', rows: items.map((item, index) => readRow(item, index, model)) };
}

/** The forms of a body that a model takes. */
export function formsOf(model: ServedModel): readonly Form[] {
  if (model.input === 'image') return ['image', 'images'];
  return onlyTextColumn(model) ? ['rows', 'row', 'texts', 'text'] : ['rows', 'row'];
}

function describeForms(model: ServedModel): string {
  return formsOf(model)
    .map((form) => `"${form}"`)
    .join(' or ');
}

function isOne(form: Form): boolean {
  return form === 'row' || form === 'text' || form === 'image';
}

function readRow(row: unknown, index: number, { columns }: ServedModel): Record<string, Cell> {
  if (!isRecord(row)) throw new RequestError(400, `Row ${index + 1} is no object of columns.`);
  const names = columns.map(({ name }) => name);
  return Object.fromEntries(
    Object.entries(row).map(([name, cell]): [string, Cell] => {
      if (!names.includes(name)) {
        const known = names.map((one) => `"${one}"`).join(', ');
        throw new RequestError(400, `Row ${index + 1} has the column ${JSON.stringify(name)}; known are ${known}.`);
      }
      if (cell === null || typeof cell === 'string') return [name, cell];
      if (typeof cell === 'boolean') return [name, String(cell)];
      if (typeof cell !== 'number' || !Number.isFinite(cell)) {
        throw new RequestError(400, `Row ${index + 1}, "${name}": a number, a text or null is expected.`);
      }
      return [name, cell];
    }),
  );
}

function readText(item: unknown, index: number): string {
  if (typeof item === 'string') return item;
  throw new RequestError(400, `Text ${index + 1} is no text.`);
}

function readBase64(item: unknown, index: number): string {
  const text = typeof item === 'string' ? item.replace(/^data:image\/[\w.+-]+;base64,/, '') : '';
  if (text !== '' && /^[A-Za-z0-9+/]+={0,2}$/.test(text)) return text;
  throw new RequestError(400, `Image ${index + 1} is no base64 text.`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
