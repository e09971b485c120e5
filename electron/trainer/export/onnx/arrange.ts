import type { Weight } from './onnxLayer.ts';

/** The same numbers with the axes in another order: axis i of the result is axis `order[i]`. */
export function transposeWeight({ shape, data }: Weight, order: readonly number[]): Weight {
  const steps = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, size) => product * size, 1));
  const sizes = order.map((axis) => shape[axis] ?? 1);
  const result = new Float32Array(data.length);
  const at = sizes.map(() => 0);
  for (let place = 0; place < result.length; place++) {
    let from = 0;
    for (const [i, axis] of order.entries()) from += (at[i] ?? 0) * (steps[axis] ?? 1);
    result[place] = data[from] ?? Number.NaN;
    for (let i = sizes.length - 1; i >= 0; i--) {
      at[i] = (at[i] ?? 0) + 1;
      if ((at[i] ?? 0) < (sizes[i] ?? 1)) break;
      at[i] = 0;
    }
  }
  return { shape: sizes, data: result };
}

/** Blocks of the last axis in another order: Keras and ONNX do not agree on that of gates. */
export function orderBlocks({ shape, data }: Weight, blocks: readonly number[]): Weight {
  const width = shape.at(-1) ?? 1;
  const size = width / blocks.length;
  const result = data.map((_, place) => {
    const [row, column] = [Math.floor(place / width), place % width];
    const block = blocks[Math.floor(column / size)] ?? 0;
    return data[row * width + block * size + (column % size)] ?? Number.NaN;
  });
  return { shape, data: result };
}

/** Axis orders that put the channels first, as ONNX has them, and last again, as we do; the batch is axis 0. */
export function channelOrders(rank: number): { readonly first: readonly number[]; readonly last: readonly number[] } {
  const places = Array.from({ length: rank - 2 }, (_, i) => i + 1);
  return { first: [0, rank - 1, ...places], last: [0, ...places.map((place) => place + 1), 1] };
}

/**
 * Zeros before and after each axis, before all of them first, as ONNX lists them. TensorFlow puts the odd one after:
 * written out, because runtimes do not agree on what `SAME` means with dilation.
 */
export function samePads(
  sizes: readonly number[],
  window: readonly number[],
  strides: readonly number[],
  dilations: readonly number[],
): readonly number[] {
  const totals = sizes.map((size, axis) => {
    const stride = strides[axis] ?? 1;
    const reach = ((window[axis] ?? 1) - 1) * (dilations[axis] ?? 1) + 1;
    return Math.max(0, (Math.ceil(size / stride) - 1) * stride + reach - size);
  });
  return [...totals.map((total) => Math.floor(total / 2)), ...totals.map((total) => Math.ceil(total / 2))];
}
