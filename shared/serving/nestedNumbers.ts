import { RequestError } from './requestError.ts';

/** A list of lists of numbers as a client sends it. */
export interface Numbers {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/**
 * Reads nested lists of numbers into one row-major array; `name` is for the sentence. Errors: RequestError 400 for lists
 * of different lengths, for what is no number, and for more than `limit` numbers.
 */
export function readNested(value: unknown, name: string, limit: number): Numbers {
  const shape = shapeOf(value);
  const size = shape.reduce((product, length) => product * length, 1);
  if (size > limit) throw new RequestError(400, `"${name}" holds more than ${limit} numbers.`);
  const values = new Float32Array(size);
  let at = 0;
  const fill = (inner: unknown, depth: number): void => {
    if (depth === shape.length) {
      values[at++] = readNumber(inner, name);
      return;
    }
    if (!Array.isArray(inner) || inner.length !== shape[depth]) {
      throw new RequestError(400, `"${name}" has lists of different lengths; expected ${JSON.stringify(shape)}.`);
    }
    for (const item of inner) fill(item, depth + 1);
  };
  fill(value, 0);
  return { shape, values };
}

/** Row-major numbers as nested lists of a shape. */
export function nest(values: ArrayLike<number>, shape: readonly number[]): unknown {
  let at = 0;
  const build = (depth: number): unknown => {
    if (depth === shape.length) return values[at++] ?? 0;
    return Array.from({ length: shape[depth] ?? 0 }, () => build(depth + 1));
  };
  return build(0);
}

function shapeOf(value: unknown): number[] {
  const shape: number[] = [];
  for (let inner = value; Array.isArray(inner); inner = inner[0]) {
    shape.push(inner.length);
    if (shape.length > 16) throw new RequestError(400, 'Lists are nested too deeply.');
  }
  return shape;
}

/** A number as float32; one that float32 cannot hold would come out as infinite. */
function readNumber(value: unknown, name: string): number {
  const number = typeof value === 'boolean' ? Number(value) : value;
  if (typeof number !== 'number') {
    const got = number === null ? 'null' : typeof number;
    throw new RequestError(400, `"${name}" holds ${got} where a number is expected.`);
  }
  const rounded = Math.fround(number);
  if (!Number.isFinite(rounded))
    throw new RequestError(400, `"${name}" holds a number that does not fit into float32.`);
  return rounded;
}
