import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { hashValue } from '../../../shared/base/hash.ts';
import { createRandom } from '../../../shared/base/seededRandom.ts';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import { fieldTypeSchema } from '../../../shared/pipeline/plan.ts';
import { type Prepared, preparedSchema, SPLIT_CODES, type SplitName } from '../../data/preparedData.ts';

export interface TestRows {
  readonly fields: readonly FieldType[];
  /** All values of a field, row after row. */
  readonly values: Readonly<Record<string, readonly number[]>>;
  readonly split: readonly SplitName[];
}

/** Writes a prepared folder as the data process leaves it. */
export async function writePreparedFolder(folder: string, { fields, values, split }: TestRows): Promise<Prepared> {
  await mkdir(folder, { recursive: true });
  const described = fields.map((field, index) => ({
    type: fieldTypeSchema.parse(field),
    file: `field${index}.bin`,
    elements: field.shape.reduce<number>((product, size) => product * (size ?? 1), 1),
    stored: { dtype: field.dtype === 'int32' ? 'int32' : 'float32', divisor: 1 },
  }));
  const count = (name: SplitName) => split.filter((part) => part === name).length;
  const prepared = preparedSchema.parse({
    version: 1,
    hash: hashValue(values),
    rows: split.length,
    fields: described,
    splitCounts: { train: count('train'), validation: count('validation'), test: count('test') },
    sources: {},
    source: { node: 'data_1', kind: 'csvFile', fields: described.map(({ type }) => type) },
    dropped: {},
  });
  for (const { type, file, stored } of described) {
    const numbers = values[type.name] ?? [];
    await writeFile(
      path.join(folder, file),
      stored.dtype === 'int32' ? Int32Array.from(numbers) : Float32Array.from(numbers),
    );
  }
  await writeFile(
    path.join(folder, 'split.bin'),
    Uint8Array.from(split, (part) => SPLIT_CODES[part]),
  );
  await writeFile(
    path.join(folder, 'rowIds.bin'),
    Int32Array.from(split, (_part, row) => row),
  );
  await writeFile(path.join(folder, 'fitted.json'), '{}');
  await writeFile(path.join(folder, 'prepared.json'), JSON.stringify(prepared));
  return prepared;
}

/** Rows that can be learned: small images whose brightest quarter says the class (0 to 3). */
export function quarterImages(rows: number, size: number, seed = 1): Pick<TestRows, 'values' | 'split'> {
  const random = createRandom(seed);
  const image: number[] = [];
  const label: number[] = [];
  for (let row = 0; row < rows; row++) {
    const quarter = Math.floor(random() * 4);
    label.push(quarter);
    for (let y = 0; y < size; y++) {
      for (let x = 0; x < size; x++) {
        const isBright = (y < size / 2 ? 0 : 2) + (x < size / 2 ? 0 : 1) === quarter;
        image.push(random() * 0.6 + (isBright ? 0.4 : 0));
      }
    }
  }
  return { values: { image, label }, split: splitRows(rows) };
}

/** Seven tenths to learn from, one and a half each to validate and to test. */
export function splitRows(rows: number): SplitName[] {
  return Array.from({ length: rows }, (_, row) => {
    const place = row % 20;
    return place < 14 ? 'train' : place < 17 ? 'validation' : 'test';
  });
}
