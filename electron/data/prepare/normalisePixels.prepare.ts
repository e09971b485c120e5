import { z } from 'zod';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import { type Column, columnAt, replaceColumns } from '../columns.ts';
import { definePrepare } from '../prepareImplementation.ts';

const PIXEL_MAX = 255;

/** Images of bytes become 0 … 1. The bytes stay bytes, with 255 as their divisor: nothing is copied. */
export const normalisePixelsPrepare = definePrepare({
  kind: 'normalisePixels',
  mode: 'stateless',
  config: z.object({}),
  ready(_config, fields) {
    const images = fields.flatMap((field, index) => (isByteImage(field) ? [index] : []));
    const outputs = fields.map(
      (field): FieldType => (isByteImage(field) ? { ...field, dtype: 'float32', range: [0, 1] } : field),
    );
    return {
      fields: outputs,
      apply: (batch) => {
        const changed = new Map(images.map((index) => [index, divide(columnAt(batch, index))]));
        return { batch: replaceColumns(batch, outputs, changed), dropped: [] };
      },
    };
  },
});

function isByteImage(field: FieldType): boolean {
  return field.semantic === 'image' && field.dtype === 'uint8';
}

function divide(column: Column): Column {
  if (column.type === 'texts') throw new Error('An image cannot be text');
  return { ...column, divisor: PIXEL_MAX };
}
