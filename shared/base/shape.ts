/** The size of one axis; null means "not known yet", which is not a problem. */
export type Dim = number | null;

/** A shape without the batch axis: a 28×28 grey image is [28, 28, 1], a scalar per row is []. */
export type Shape = readonly Dim[];

/** Writes a shape as people read it: `28×28×1`, `?` for an axis that is not known yet, `1` for a scalar per row. */
export function formatShape(shape: Shape): string {
  return shape.length === 0 ? '1' : shape.map((dim) => dim ?? '?').join('×');
}

/** Multiplies all axes; null when one of them is not known. */
export function countElements(shape: Shape): Dim {
  let product = 1;
  for (const dim of shape) {
    if (dim === null) return null;
    product *= dim;
  }
  return product;
}

/** True when both shapes can be the same, unknown axes taken as fitting. */
export function shapesFit(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((dim, axis) => dim === null || b[axis] === null || dim === b[axis]);
}
