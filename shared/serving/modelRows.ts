import { RequestError } from './requestError.ts';
import type { ServedTensor } from './servedModel.ts';

/** Rows of prepared numbers as the model takes them: input name → rows × width, row-major. */
export interface ModelRows {
  readonly rows: number;
  readonly feeds: Readonly<Record<string, Float32Array>>;
}

/** What the model gives: one array an output, rows × width, row-major. */
export interface ModelOutput {
  readonly name: string;
  readonly shape: readonly number[];
  readonly width: number;
  readonly values: Float32Array;
}

/** More rows in one request than anybody waits for. */
export const MAX_ROWS = 4096;
export const MAX_NUMBERS = 4_000_000;

/** Checks that every input is there once, with as many rows as the others. Errors: RequestError 400. */
export function joinInputs(
  inputs: readonly ServedTensor[],
  given: ReadonlyMap<string, { readonly rows: number; readonly values: Float32Array }>,
): ModelRows {
  const names = inputs.map(({ name }) => `"${name}"`).join(', ');
  for (const name of given.keys()) {
    if (!inputs.some((input) => input.name === name)) {
      throw new RequestError(400, `There is no input "${name}". Inputs: ${names}.`);
    }
  }
  let rows = 0;
  const feeds = Object.fromEntries(
    inputs.map(({ name }): [string, Float32Array] => {
      const one = given.get(name);
      if (!one) throw new RequestError(400, `Input "${name}" is missing. Inputs: ${names}.`);
      if (rows !== 0 && rows !== one.rows) throw new RequestError(400, 'The inputs have different numbers of rows.');
      rows = one.rows;
      return [name, one.values];
    }),
  );
  checkRows(rows);
  return { rows, feeds };
}

/** Errors: RequestError 400 for no rows, 413 for too many. */
export function checkRows(rows: number): void {
  if (rows < 1) throw new RequestError(400, 'At least one row is needed.');
  if (rows > MAX_ROWS) throw new RequestError(413, `At most ${MAX_ROWS} rows fit into one request.`);
}

/** Errors: RequestError 400 when a shape with its batch axis does not fit the input. */
export function checkShape(input: ServedTensor, shape: readonly number[]): void {
  const [, ...inner] = shape;
  const fits = shape.length >= 1 && inner.length === input.shape.length && inner.every((n, i) => n === input.shape[i]);
  if (fits) return;
  const expected = JSON.stringify([-1, ...input.shape]);
  throw new RequestError(400, `"${input.name}" has the shape ${JSON.stringify(shape)}; expected ${expected}.`);
}
