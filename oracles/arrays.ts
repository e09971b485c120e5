import { z } from 'zod';

/** An array as it travels to Python and back: the bytes themselves, so that not a bit is lost on the way. */
export const arraySchema = z.object({
  shape: z.array(z.number().int()),
  dtype: z.enum(['float32', 'int32']),
  data: z.base64(),
});
export type SentArray = z.infer<typeof arraySchema>;

export function encodeArray(values: Float32Array | Int32Array, shape: readonly number[]): SentArray {
  const data = Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64');
  return { shape: [...shape], dtype: values instanceof Int32Array ? 'int32' : 'float32', data };
}

export function decodeArray({ dtype, data }: SentArray): Float32Array | Int32Array {
  const bytes = Uint8Array.from(Buffer.from(data, 'base64')).buffer;
  return dtype === 'int32' ? new Int32Array(bytes) : new Float32Array(bytes);
}
