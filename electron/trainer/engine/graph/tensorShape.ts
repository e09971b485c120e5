/**
 * The size of one axis: a number, or a name for a size that is only known when the graph runs. Equal names mean equal
 * sizes, so that shape inference can tell "the batch" from "some other unknown". `batch*12` is twelve times the batch.
 */
export type AxisSize = number | string;
export type TensorShape = readonly AxisSize[];

/** The rows of a batch, in every graph of the engine. */
export const BATCH = 'batch';

let unknownSizes = 0;

/** A name for a size that nothing is known about. */
export function unknownSize(): AxisSize {
  unknownSizes += 1;
  return `?${unknownSizes}`;
}

/** `batch×28×28×1`; `scalar` for no axes. */
export function formatTensorShape(shape: TensorShape): string {
  return shape.length === 0 ? 'scalar' : shape.join('×');
}

export function sameShape(a: TensorShape, b: TensorShape): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis]);
}

/** False when both sizes are known and differ; an unknown size may turn out to be anything. */
export function sizesCanMatch(a: AxisSize, b: AxisSize): boolean {
  return typeof a === 'string' || typeof b === 'string' || a === b;
}

/** The shape of `a ⊕ b` by NumPy's rules; null when they cannot be broadcast. */
export function broadcastShapes(a: TensorShape, b: TensorShape): TensorShape | null {
  const rank = Math.max(a.length, b.length);
  const result: AxisSize[] = [];
  for (let axis = 0; axis < rank; axis++) {
    const left = a[a.length - rank + axis] ?? 1;
    const right = b[b.length - rank + axis] ?? 1;
    if (left === 1 || left === right) result.push(right);
    else if (right === 1) result.push(left);
    else if (typeof left === 'number' && typeof right === 'number') return null;
    // One known size above 1 wins: the unknown one must be that or 1. Two different names tell nothing.
    else result.push(typeof left === 'number' ? left : typeof right === 'number' ? right : unknownSize());
  }
  return result;
}

/** A size as a product: named sizes times a number. */
interface Product {
  readonly factor: number;
  readonly names: readonly string[];
}

/** The number of elements, as one size (`batch*784` where a size is only named). */
export function countOf(shape: TensorShape): AxisSize {
  return fromProduct(multiplyAll(shape));
}

/** `whole / part` where it divides exactly, else null. The missing axis of a reshape. */
export function divideSizes(whole: TensorShape, part: TensorShape): AxisSize | null {
  const numerator = multiplyAll(whole);
  const denominator = multiplyAll(part);
  const names = [...numerator.names];
  for (const name of denominator.names) {
    const at = names.indexOf(name);
    if (at < 0) return null;
    names.splice(at, 1);
  }
  if (denominator.factor === 0 || numerator.factor % denominator.factor !== 0) return null;
  return fromProduct({ factor: numerator.factor / denominator.factor, names });
}

function multiplyAll(shape: TensorShape): Product {
  let factor = 1;
  const names: string[] = [];
  for (const size of shape) {
    if (typeof size === 'number') factor *= size;
    else {
      for (const part of size.split('*')) {
        const value = Number(part);
        if (Number.isInteger(value)) factor *= value;
        else names.push(part);
      }
    }
  }
  return { factor, names: names.sort() };
}

function fromProduct({ factor, names }: Product): AxisSize {
  if (names.length === 0) return factor;
  if (factor === 0) return 0;
  return [...names, ...(factor === 1 ? [] : [factor])].join('*');
}
