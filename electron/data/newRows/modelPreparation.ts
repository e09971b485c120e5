import fs from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../shared/base/appError.ts';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import { dataStepSchema } from '../../../shared/pipeline/plan.ts';
import { type Chain, type Fitted, joinSteps, resolveChain } from '../chain.ts';
import { FITTED_FILE, type Prepared, preparedSchema } from '../preparedData.ts';

/** What of the data part a model keeps. It is all that new rows are prepared with: never the document. */
export interface ModelPreparation {
  readonly chain: Chain;
  readonly fitted: Fitted;
  readonly schema: Prepared;
  /** The columns of the source that the network takes. Others may be missing in new rows. */
  readonly needed: ReadonlySet<string>;
  /** Fields of the source; what nobody takes has the role `ignore`, so that no row is lost for lack of it. */
  readonly sourceFields: readonly FieldType[];
}

/** The data part of the plan, as it is there (hash, steps, output). */
export const PREPARATION_FILE = 'preparation.json';
/** The prepared.json of the data that the model was trained on: its fields before and after preparation. */
export const SCHEMA_FILE = 'schema.json';

const NET_FILE = 'net.json';

const netFieldsSchema = z.object({
  model: z.object({ layers: z.array(z.object({ fields: z.array(z.string()).optional() })) }),
});
const preparationSchema = z.object({ steps: z.array(dataStepSchema).min(1), output: z.string() });
const fittedSchema = z.record(z.string(), z.unknown());

/**
 * Reads what prepares rows for a model. Four files of its folder:
 *   preparation.json   `plan.data` as it is: {hash, steps, output}
 *   fitted.json        a copy of the fitted.json of the prepared folder: what each step learned, by node id
 *   schema.json        a copy of its prepared.json: fields of the source and of what leaves the last step
 *   net.json           the network; of it only the fields that its inputs take (without the file: every feature)
 * Errors: `data.modelBroken`, naming the file.
 */
export async function readModelPreparation(modelFolder: string): Promise<ModelPreparation> {
  const { steps, output } = await readModelFile(modelFolder, PREPARATION_FILE, preparationSchema);
  const schema = await readModelFile(modelFolder, SCHEMA_FILE, preparedSchema);
  const chain = resolveChain(steps, output);
  const fitted = await readModelFile(modelFolder, FITTED_FILE, fittedSchema);
  const taken = traceToSource(chain, await readTakenFields(modelFolder, schema), fitted, schema.source.fields);
  const targets = new Set(schema.fields.flatMap(({ type }) => (type.role === 'target' ? [type.name] : [])));
  return {
    chain,
    fitted,
    schema,
    needed: new Set(schema.source.fields.flatMap(({ name }) => (taken.has(name) ? [name] : []))),
    sourceFields: schema.source.fields.map((field) =>
      taken.has(field.name) || targets.has(field.name) ? field : { ...field, role: 'ignore' },
    ),
  };
}

/**
 * The columns of the main source that these fields are made of, followed back step by step. What a deriving step makes
 * its rows of is not known by column: all features are needed then.
 */
function traceToSource(
  chain: Chain,
  wanted: ReadonlySet<string>,
  fitted: Fitted,
  sourceFields: readonly FieldType[],
): ReadonlySet<string> {
  if (chain.base.type === 'derive') {
    return new Set(sourceFields.flatMap(({ name, role }) => (role === 'target' || role === 'ignore' ? [] : [name])));
  }
  let names = wanted;
  for (let index = chain.prepares.length - 1; index >= 0; index--) {
    const made = chain.prepares[index];
    if (!made) continue;
    const { fields } = joinSteps(sourceFields, chain.prepares.slice(0, index), fitted, 'prediction');
    const { step, implementation } = made;
    names = new Set([...names].flatMap((name) => implementation.madeFrom(step.config, name, fields)));
  }
  return names;
}

/** Fields that the inputs of the network name. A step keeps the name of the column that it changes. */
async function readTakenFields(modelFolder: string, schema: Prepared): Promise<ReadonlySet<string>> {
  const hasNet = await fs.access(path.join(modelFolder, NET_FILE)).then(
    () => true,
    () => false,
  );
  if (!hasNet) return new Set(schema.fields.flatMap(({ type }) => (type.role === 'feature' ? [type.name] : [])));
  const net = await readModelFile(modelFolder, NET_FILE, netFieldsSchema);
  return new Set(net.model.layers.flatMap(({ fields }) => fields ?? []));
}

async function readModelFile<T>(folder: string, name: string, schema: z.ZodType<T>): Promise<T> {
  try {
    return schema.parse(JSON.parse(await fs.readFile(path.join(folder, name), 'utf8')));
  } catch (cause) {
    throw new AppError('data.modelBroken', { path: folder, file: name }, { cause });
  }
}
