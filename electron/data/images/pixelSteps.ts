import type { FieldType } from '../../../shared/nodes/portType.ts';
import { type Column, columnAt, createNumbers, type NumberColumn, type NumberValues } from '../columns.ts';
import type { ReadyStep } from '../prepareImplementation.ts';
import { changeColumns } from '../tableSteps.ts';

/** The sizes of one picture, all known. */
export interface PictureShape {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** The sizes of the pictures of a field; rows always have them. */
export function pictureShape({ name, shape }: FieldType): PictureShape {
  const [height, width, channels] = shape;
  if (height == null || width == null || channels == null) throw new Error(`The size of ${name} is not known`);
  return { height, width, channels };
}

/** The numbers of one picture. */
export function pixelCount({ height, width, channels }: PictureShape): number {
  return height * width * channels;
}

/** Makes the pixels of one picture from those of another. `out` starts as zeros and is used again. */
export type Draw = (pixels: NumberValues, out: Float64Array) => void;

/**
 * A step that redraws the pictures of some fields, one by one. `drawFor` is asked once a field; null leaves it alone.
 * Bytes stay bytes, rounded: a picture costs a quarter of the memory then.
 */
export function redrawImages(
  before: readonly FieldType[],
  after: readonly FieldType[],
  drawFor: (before: FieldType, after: FieldType, index: number) => Draw | null,
): ReadyStep {
  const redrawn = before.flatMap((field, index) => {
    const to = after[index];
    const draw = to ? drawFor(field, to, index) : null;
    return to && draw ? [{ index, field: to, draw, elements: pixelCount(pictureShape(to)) }] : [];
  });
  return changeColumns(after, (batch) => ({
    changed: new Map(
      redrawn.map(({ index, field, draw, elements }) => [
        index,
        redraw(columnAt(batch, index), elements, field.dtype === 'float32', draw),
      ]),
    ),
  }));
}

function redraw(column: Column, elements: number, isReal: boolean, draw: Draw): NumberColumn {
  if (column.type === 'texts') throw new Error('An image cannot be text');
  const { values, divisor } = column;
  const rows = column.elements === 0 ? 0 : values.length / column.elements;
  const isWhole = !isReal || divisor !== undefined;
  const out = createNumbers(values, rows * elements);
  const picture = new Float64Array(elements);
  for (let row = 0; row < rows; row++) {
    picture.fill(0);
    draw(values.subarray(row * column.elements, (row + 1) * column.elements), picture);
    if (isWhole) for (let i = 0; i < elements; i++) picture[i] = Math.round(picture[i] ?? 0);
    out.set(picture, row * elements);
  }
  return { ...column, elements, values: out };
}
