import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../shared/base/appError.ts';
import { fieldTypeSchema } from '../../../shared/pipeline/plan.ts';

/** `tensorloom.json` beside an exported model: what its numbers mean, for people and for the programs that load it. */
export const sidecarSchema = z.object({
  format: z.literal('tensorloom-export'),
  version: z.literal(1),
  name: z.string(),
  task: z.enum(['classification', 'regression']),
  /** In the order of the model's inputs. Fields are joined along the last axis. */
  inputs: z.array(z.object({ name: z.string(), shape: z.array(z.number()), fields: z.array(fieldTypeSchema) })),
  /** In the order of the model's outputs. */
  outputs: z.array(
    z.object({
      name: z.string(),
      shape: z.array(z.number()),
      target: z.string(),
      classes: z.array(z.string()).nullable(),
      unit: z.string().nullable(),
    }),
  ),
  /** The steps of the preparation, and what each learned from the training rows, by node id. */
  preparation: z.unknown(),
  fitted: z.unknown(),
});
export type Sidecar = z.infer<typeof sidecarSchema>;
export const SIDECAR_FILE = 'tensorloom.json';

/** Reads it from an exported folder. Errors: `export.modelBroken`. */
export async function readSidecar(folder: string): Promise<Sidecar> {
  const file = path.join(folder, SIDECAR_FILE);
  try {
    return sidecarSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new AppError('export.modelBroken', { path: file, reason: String(cause) }, { cause });
  }
}
