import { z } from 'zod';
import { schemaOf } from '../../../../shared/nodes/params.ts';
import type { FieldType } from '../../../../shared/nodes/portType.ts';
import { isImageFeature } from '../../../../shared/nodes/prepare/images/imageNode.ts';
import { normaliseImageParams } from '../../../../shared/nodes/prepare/images/normaliseImage.node.ts';
import { columnAt, type NumberColumn, readNumbers } from '../../columns.ts';
import { pictureShape, pixelCount } from '../../images/pixelSteps.ts';
import { definePrepare } from '../../prepareImplementation.ts';
import { changeColumns } from '../../tableSteps.ts';

/** For every field of pictures, in their order: means and deviations of its channels or pixels; none by picture. */
const fittedSchema = z.object({
  fields: z.array(z.object({ means: z.array(z.number()), deviations: z.array(z.number()) })),
});

/** Pictures with mean 0 and deviation 1: by channel or pixel of the training pictures, or each by itself. */
export const normaliseImagePrepare = definePrepare({
  kind: 'normaliseImage',
  mode: 'fitted',
  config: schemaOf(normaliseImageParams),
  fitted: fittedSchema,
  async fit({ by }, fields, batches) {
    const images = findImages(fields).map(({ index, field }) => ({ index, sums: new Sums(groupsOf(by, field)) }));
    if (by === 'picture') return { fields: images.map(() => ({ means: [], deviations: [] })) };
    for await (const batch of batches()) {
      for (const { index, sums } of images) sums.add(readNumbers(columnAt(batch, index)));
    }
    return { fields: images.map(({ sums }) => sums.close()) };
  },
  ready({ by }, fields, fitted) {
    const images = findImages(fields);
    const after = fields.map((field): FieldType => {
      if (!isImageFeature(field)) return field;
      const { range: _range, ...plain } = field;
      return { ...plain, dtype: 'float32' };
    });
    return changeColumns(after, (batch) => ({
      changed: new Map(
        images.map(({ index, field }, place) => {
          const values = readNumbers(columnAt(batch, index));
          const elements = pixelCount(pictureShape(field));
          const learned = fitted.fields[place] ?? { means: [], deviations: [] };
          const out = by === 'picture' ? standardiseEach(values, elements) : standardise(values, learned);
          const column: NumberColumn = { type: 'numbers', elements, values: out };
          return [index, column] as const;
        }),
      ),
    }));
  },
});

function findImages(fields: readonly FieldType[]) {
  return fields.flatMap((field, index) => (isImageFeature(field) ? [{ field, index }] : []));
}

/** How many means there are: pixels repeat after as many numbers, and so do channels. */
function groupsOf(by: string, field: FieldType): number {
  const shape = pictureShape(field);
  return by === 'pixel' ? pixelCount(shape) : shape.channels;
}

/** Sums of numbers that belong to `groups` means in turn. Around the first value, so that large means cost no digits. */
class Sums {
  private readonly first: Float64Array;
  private readonly sum: Float64Array;
  private readonly squares: Float64Array;
  private readonly count: Float64Array;

  constructor(private readonly groups: number) {
    this.first = new Float64Array(groups);
    this.sum = new Float64Array(groups);
    this.squares = new Float64Array(groups);
    this.count = new Float64Array(groups);
  }

  add(values: ArrayLike<number>): void {
    for (let i = 0; i < values.length; i++) {
      const group = i % this.groups;
      const value = values[i] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      if (this.count[group] === 0) this.first[group] = value;
      const apart = value - (this.first[group] ?? 0);
      this.sum[group] = (this.sum[group] ?? 0) + apart;
      this.squares[group] = (this.squares[group] ?? 0) + apart * apart;
      this.count[group] = (this.count[group] ?? 0) + 1;
    }
  }

  close(): { means: number[]; deviations: number[] } {
    const means: number[] = [];
    const deviations: number[] = [];
    for (let group = 0; group < this.groups; group++) {
      const count = Math.max(1, this.count[group] ?? 0);
      const apart = (this.sum[group] ?? 0) / count;
      means.push((this.first[group] ?? 0) + apart);
      deviations.push(Math.sqrt(Math.max(0, (this.squares[group] ?? 0) / count - apart * apart)) || 1);
    }
    return { means, deviations };
  }
}

function standardise(
  values: ArrayLike<number>,
  { means, deviations }: { readonly means: readonly number[]; readonly deviations: readonly number[] },
): Float32Array {
  const out = new Float32Array(values.length);
  const groups = means.length;
  for (let i = 0; i < out.length; i++) {
    const group = i % groups;
    out[i] = ((values[i] ?? Number.NaN) - (means[group] ?? 0)) / (deviations[group] ?? 1);
  }
  return out;
}

/** A picture of one colour has no deviation; its pixels become 0. The least deviation is Keras' for the same. */
function standardiseEach(values: ArrayLike<number>, elements: number): Float32Array {
  const out = new Float32Array(values.length);
  for (let start = 0; start < out.length; start += elements) {
    let [sum, squares] = [0, 0];
    for (let i = start; i < start + elements; i++) sum += values[i] ?? 0;
    const mean = sum / elements;
    for (let i = start; i < start + elements; i++) squares += ((values[i] ?? 0) - mean) ** 2;
    const deviation = Math.max(Math.sqrt(squares / elements), 1 / Math.sqrt(elements));
    for (let i = start; i < start + elements; i++) out[i] = ((values[i] ?? 0) - mean) / deviation;
  }
  return out;
}
