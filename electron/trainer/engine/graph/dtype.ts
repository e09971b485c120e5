/** Element types that our graphs use. `resource` is the handle of a variable, not a value. */
export type DType = 'float32' | 'float64' | 'int32' | 'int64' | 'uint8' | 'uint64' | 'bool' | 'string' | 'resource';

/** TensorFlow's numbers for them (types.proto), as they stand in a GraphDef. */
export const DTYPE_CODES: Readonly<Record<DType, number>> = {
  float32: 1,
  float64: 2,
  int32: 3,
  uint8: 4,
  string: 7,
  int64: 9,
  bool: 10,
  resource: 20,
  uint64: 23,
};

/** True for the types that have a derivative. */
export function isFloating(dtype: DType): boolean {
  return dtype === 'float32' || dtype === 'float64';
}

/** The bytes of numbers as TensorFlow keeps them in memory (little-endian). */
export function encodeNumbers(values: ArrayLike<number>, dtype: DType): Uint8Array {
  return new Uint8Array(toTypedArray(values, dtype).buffer);
}

function toTypedArray(values: ArrayLike<number>, dtype: DType) {
  switch (dtype) {
    case 'float32':
      return Float32Array.from(values);
    case 'float64':
      return Float64Array.from(values);
    case 'int32':
      return Int32Array.from(values);
    case 'uint8':
    case 'bool':
      return Uint8Array.from(values);
    case 'int64':
      return BigInt64Array.from(values, (value) => BigInt(value));
    case 'uint64':
      return BigUint64Array.from(values, (value) => BigInt(value));
    default:
      throw new Error(`No numeric constant can have the type ${dtype}`);
  }
}
