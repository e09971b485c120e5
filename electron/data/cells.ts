import type { Cell } from '../../shared/ipc/dataContract.ts';
import type { FieldType } from '../../shared/nodes/portType.ts';
import { type Batch, type Column, columnAt } from './columns.ts';
import { encodePreview } from './images/decodeImage.ts';
import type { Decoder } from './prepareImplementation.ts';

/** So many numbers of a vector are written out in a cell. */
const MAX_NUMBERS_IN_CELL = 8;
/** So many points and channels of a series are drawn in a cell. */
const MAX_POINTS = 96;
const MAX_CHANNELS = 6;

/**
 * One row of a batch as a person sees it: numbers, texts, names of classes, small pictures; words where `decoders` has the
 * field whose numbers stand for words.
 */
export async function describeRow(
  batch: Batch,
  row: number,
  decoders: ReadonlyMap<string, Decoder> = new Map(),
): Promise<Cell[]> {
  return await Promise.all(
    batch.fields.map((field, index) => describeCell(field, columnAt(batch, index), row, decoders.get(field.name))),
  );
}

async function describeCell(field: FieldType, column: Column, row: number, decode?: Decoder): Promise<Cell> {
  if (column.type === 'texts') return column.values[row] ?? null;
  const values = column.values.subarray(row * column.elements, (row + 1) * column.elements);
  if (field.semantic === 'image' && field.shape.length === 3) return await describeImage(field, column, values);
  if (decode && field.semantic === 'tokens') return decode(values);
  if (isSeries(field)) return describeSeries(field, values, column.divisor ?? 1);
  if (field.shape.length > 0) return describeVector(field, values);
  const value = (values[0] ?? Number.NaN) / (column.divisor ?? 1);
  if (field.classes) return field.classes[value] ?? (Number.isNaN(value) ? null : String(value));
  if (field.dtype === 'bool') return value !== 0;
  return Number.isFinite(value) ? value : null;
}

async function describeImage(field: FieldType, column: Column, values: ArrayLike<number>): Promise<Cell> {
  const [height, width, channels] = field.shape;
  if (!height || !width || (channels !== 1 && channels !== 3)) return null;
  const [low, high] = field.range ?? [0, 255];
  // Bytes with a divisor are already what the picture shows.
  const bytes =
    column.type === 'numbers' && column.values instanceof Uint8Array
      ? Uint8Array.from(values)
      : Uint8ClampedArray.from(values, (value) => ((value - low) / (high - low || 1)) * 255);
  return { image: await encodePreview(new Uint8Array(bytes), { height, width, channels }) };
}

/** Numbers in an order: steps, or steps × channels. A vector of a few numbers is easier to read as numbers. */
function isSeries({ shape, classes, semantic }: FieldType): boolean {
  const [steps, channels] = shape;
  if (classes || semantic === 'tokens' || semantic === 'category' || !steps) return false;
  return shape.length === 1 ? steps > MAX_NUMBERS_IN_CELL : shape.length === 2 && steps > 2 && (channels ?? 0) > 0;
}

/** One list a channel; of a long series, values evenly spread. */
function describeSeries({ shape }: FieldType, values: ArrayLike<number>, divisor: number): Cell {
  const [length = 0, channels = 1] = shape;
  const steps = length ?? 0;
  const points = Math.min(steps, MAX_POINTS);
  const series = Array.from({ length: Math.min(channels ?? 1, MAX_CHANNELS) }, (_, channel) =>
    Array.from({ length: points }, (_, point) => {
      const step = points === steps ? point : Math.floor((point * (steps - 1)) / (points - 1));
      const value = (values[step * (channels ?? 1) + channel] ?? Number.NaN) / divisor;
      return Number.isFinite(value) ? Number(value.toPrecision(5)) : null;
    }),
  );
  return { series, length: steps };
}

/** A one-hot field shows its class, any other vector its first numbers. */
function describeVector(field: FieldType, values: ArrayLike<number>): Cell {
  const numbers = Array.from(values);
  if (field.classes && numbers.every((value) => value === 0 || value === 1)) {
    const place = numbers.indexOf(1);
    return place < 0 ? null : (field.classes[place] ?? null);
  }
  const shown = numbers.slice(0, MAX_NUMBERS_IN_CELL).map((value) => Number(value.toPrecision(4)));
  return shown.join(' ') + (numbers.length > MAX_NUMBERS_IN_CELL ? ' …' : '');
}
