import type { Tensor } from '../graph/graph.ts';

/** The numbers of a constant that steers an op: axes, a permutation, paddings. Throws when they are not constant. */
export function constantSizes(tensor: Tensor | undefined): number[] {
  const attribute = tensor?.node.attributes.value;
  if (!attribute || !('tensor' in attribute) || !attribute.tensor.bytes) {
    throw new Error(`${tensor?.node.name ?? 'An input'} steers an op and must be a constant`);
  }
  const { bytes } = attribute.tensor;
  return [...new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / Int32Array.BYTES_PER_ELEMENT)];
}

/** `[a, b, c, d]` as `[[a, b], [c, d]]`: paddings, crops. */
export function pairsOf(values: readonly number[]): [number, number][] {
  return Array.from({ length: values.length / 2 }, (_, i) => [values[2 * i] ?? 0, values[2 * i + 1] ?? 0]);
}
