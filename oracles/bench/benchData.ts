import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writePreparedFolder } from '../../electron/trainer/testing/writePreparedFolder.ts';
import { createRandom, mixSeed } from '../../shared/base/seededRandom.ts';
import type { FieldType } from '../../shared/nodes/portType.ts';
import type { OracleModel } from '../models.ts';

/** An epoch of random rows for this many steps, in the form that runs read, and the plan. All contenders read the same files. */
export async function writeBenchData(
  { plan, fields }: Pick<OracleModel, 'plan' | 'fields'>,
  steps: number,
  folder: string,
): Promise<void> {
  const rows = steps * plan.training.batchSize;
  const values = fields.map((field): [string, number[]] => {
    const size = field.shape.reduce<number>((product, length) => product * (length ?? 1), rows);
    const draw = drawValue(field);
    return [field.name, Array.from({ length: size }, draw)];
  });
  const split = Array.from({ length: rows }, () => 'train' as const);
  await writePreparedFolder(folder, { fields, values: Object.fromEntries(values), split });
  await writeFile(path.join(folder, 'plan.json'), JSON.stringify(plan));
}

/** Classes, whole numbers of a range, or numbers from 0 to 1. */
function drawValue({ name, dtype, classes, range }: FieldType): () => number {
  const random = createRandom(mixSeed('bench', name));
  const wholes = classes?.length ?? (dtype === 'int32' && range ? range[1] + 1 : null);
  return wholes === null ? random : () => Math.floor(random() * wholes);
}
