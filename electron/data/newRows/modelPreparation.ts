import fs from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../shared/base/appError.ts';
import { dataStepSchema } from '../../../shared/pipeline/plan.ts';
import { type Chain, type Fitted, resolveChain } from '../chain.ts';
import { FITTED_FILE, type Prepared, preparedSchema } from '../preparedData.ts';

/** What of the data part a model keeps. It is all that new rows are prepared with: never the document. */
export interface ModelPreparation {
  readonly chain: Chain;
  readonly fitted: Fitted;
  readonly schema: Prepared;
}

/** The data part of the plan, as it is there (hash, steps, output). */
export const PREPARATION_FILE = 'preparation.json';
/** The prepared.json of the data that the model was trained on: its fields before and after preparation. */
export const SCHEMA_FILE = 'schema.json';

const preparationSchema = z.object({ steps: z.array(dataStepSchema).min(1), output: z.string() });
const fittedSchema = z.record(z.string(), z.unknown());

/**
 * Reads what prepares rows for a model. Three files of its folder:
 *   preparation.json   `plan.data` as it is: {hash, steps, output}
 *   fitted.json        a copy of the fitted.json of the prepared folder: what each step learned, by node id
 *   schema.json        a copy of its prepared.json: fields of the source and of what leaves the last step
 * Errors: `data.modelBroken`, naming the file.
 */
export async function readModelPreparation(modelFolder: string): Promise<ModelPreparation> {
  const { steps, output } = await readModelFile(modelFolder, PREPARATION_FILE, preparationSchema);
  return {
    chain: resolveChain(steps, output),
    fitted: await readModelFile(modelFolder, FITTED_FILE, fittedSchema),
    schema: await readModelFile(modelFolder, SCHEMA_FILE, preparedSchema),
  };
}

async function readModelFile<T>(folder: string, name: string, schema: z.ZodType<T>): Promise<T> {
  try {
    return schema.parse(JSON.parse(await fs.readFile(path.join(folder, name), 'utf8')));
  } catch (cause) {
    throw new AppError('data.modelBroken', { path: folder, file: name }, { cause });
  }
}
