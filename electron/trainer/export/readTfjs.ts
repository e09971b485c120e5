import { open, readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import { AppError } from '../../../shared/base/appError.ts';

const BYTES = { float32: 4, int32: 4, bool: 1 } as const;
const MAX_WEIGHT_BYTES = 4_000_000_000;

/** Only numbers of fixed size: eight bytes that claim to be millions of texts have taken processes down. */
const weightSchema = z.object({
  name: z.string(),
  dtype: z.enum(['float32', 'int32', 'bool']),
  shape: z.array(
    z
      .number()
      .int()
      .min(0)
      .max(2 ** 31),
  ),
});
const modelSchema = z.object({
  format: z.literal('layers-model'),
  modelTopology: z.record(z.string(), z.unknown()),
  weightsManifest: z.array(z.object({ paths: z.array(z.string()).min(1), weights: z.array(weightSchema) })),
});

/**
 * Loads a LayersModel from a folder with our own reader: tfjs' reads any file of the machine that a model.json names, and
 * decodes weights without asking how many there are. Every path must lie in the folder, every size must add up, before
 * anything is decoded. Errors: `export.modelBroken` with the reason.
 */
export async function readTfjs(folder: string): Promise<tf.LayersModel> {
  try {
    const root = await realpath(folder);
    const model = modelSchema.parse(JSON.parse(await readFile(path.join(root, 'model.json'), 'utf8')));
    const weightSpecs = model.weightsManifest.flatMap(({ weights }) => weights);
    const parts: Buffer[] = [];
    for (const { paths, weights } of model.weightsManifest) parts.push(await readGroup(root, paths, weights));
    const weightData = Uint8Array.from(Buffer.concat(parts)).buffer;
    return await tf.loadLayersModel(
      tf.io.fromMemory({ modelTopology: model.modelTopology, weightSpecs, weightData, format: model.format }),
    );
  } catch (cause) {
    throw new AppError('export.modelBroken', { path: folder, reason: describeReason(cause) }, { cause });
  }
}

async function readGroup(
  root: string,
  paths: readonly string[],
  weights: readonly z.infer<typeof weightSchema>[],
): Promise<Buffer> {
  const needs = weights.reduce(
    (sum, { shape, dtype }) => sum + shape.reduce((product, size) => product * size, BYTES[dtype]),
    0,
  );
  if (!(needs <= MAX_WEIGHT_BYTES)) throw new Error(`${needs} bytes of weights`);
  const files = await Promise.all(paths.map((name) => findInside(root, name)));
  const handles = await Promise.all(files.map((file) => open(file)));
  try {
    const sizes = await Promise.all(handles.map(async (handle) => (await handle.stat()).size));
    const got = sizes.reduce((sum, size) => sum + size, 0);
    if (got !== needs) throw new Error(`the weights need ${needs} bytes, the files hold ${got}`);
    return Buffer.concat(await Promise.all(handles.map((handle) => handle.readFile())));
  } finally {
    for (const handle of handles) await handle.close();
  }
}

/** The real path of a file that lies in the folder itself, links followed. */
async function findInside(root: string, name: string): Promise<string> {
  if (name !== path.basename(name) || name === '' || name === '..')
    throw new Error(`${name} is not a file of the folder`);
  const file = await realpath(path.join(root, name));
  if (path.dirname(file) !== root) throw new Error(`${name} leads out of the folder`);
  return file;
}

function describeReason(cause: unknown): string {
  if (cause instanceof z.ZodError) return `${cause.issues[0]?.path.join('.')}: ${cause.issues[0]?.message}`;
  return cause instanceof Error ? cause.message : String(cause);
}
