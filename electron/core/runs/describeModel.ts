import path from 'node:path';
import type { z } from 'zod';
import { AppError } from '../../../shared/base/appError.ts';
import type { CallOutput } from '../../../shared/ipc/rpc.ts';
import type { StudioContract } from '../../../shared/ipc/studioContract.ts';
import { type Net, netSchema } from '../../../shared/run/net.ts';
import { openPrepared, type Prepared, type PreparedField, preparedSchema } from '../../data/preparedData.ts';
import { readJsonFile } from '../jsonFile.ts';
import { prepareRunData } from './prepareRunData.ts';
import { readRunRows } from './readRunRows.ts';
import { runPaths } from './runFolder.ts';
import { requireModel, type TaskContext } from './taskContext.ts';

export type ModelDescription = CallOutput<StudioContract, 'describeModel'>;
/** More test rows than a person would leaf through. */
const MAX_TEST_ROWS = 1000;

/** What the model is trained to say: its target with unit and classes. From the run's model folder only. */
export async function describeTarget(
  folder: string,
): Promise<{ readonly name: string; readonly unit: string | null; readonly classes: readonly string[] | null }> {
  const [net, schema] = await Promise.all([readNet(folder), readModelSchema(folder)]);
  const name = net.training.objectives[0]?.target ?? '';
  const field = schema.fields.find(({ type }) => type.name === name)?.type;
  return {
    name,
    unit: field?.unit ?? null,
    classes: net.training.task === 'classification' ? (field?.classes ?? null) : null,
  };
}

/** What a prediction form needs: the columns or the image that the model takes, and what it gives. */
export async function describeModel(folder: string, context: TaskContext): Promise<ModelDescription> {
  await requireModel(folder);
  const [net, schema, target] = await Promise.all([readNet(folder), readModelSchema(folder), describeTarget(folder)]);
  const used = new Set(net.model.layers.flatMap((layer) => layer.fields ?? []));
  const image = schema.fields.find(({ type }) => used.has(type.name) && type.semantic === 'image')?.type;
  const [height, width, channels] = image?.shape ?? [];
  const testRowIds = await listTestRows(folder, context);
  return {
    input: image ? 'image' : 'table',
    image: height && width && channels ? { height, width, channels } : null,
    columns: image ? [] : await describeColumns(folder, schema, used, testRowIds[0], context),
    target: target.name,
    unit: target.unit,
    classes: target.classes ? [...target.classes] : null,
    testRowIds: [...testRowIds],
  };
}

async function describeColumns(
  folder: string,
  schema: Prepared,
  used: ReadonlySet<string>,
  exampleRow: number | undefined,
  context: TaskContext,
): Promise<ModelDescription['columns']> {
  const example = exampleRow === undefined ? null : await readRunRows(folder, [exampleRow], context);
  const needed = schema.source.fields.filter((source) =>
    schema.fields.some((field) => isMadeFrom(field, source.name, used)),
  );
  return needed.map((field) => {
    const place = example?.fields.findIndex(({ name }) => name === field.name) ?? -1;
    return {
      name: field.name,
      type: field.semantic === 'text' ? 'text' : field.dtype === 'string' || field.classes ? 'category' : 'number',
      unit: field.unit ?? null,
      classes: field.classes ? [...field.classes] : null,
      example: example?.rows[0]?.cells[place] ?? null,
    };
  });
}

/** A step keeps the name of the column that it changes. */
function isMadeFrom(field: PreparedField, column: string, used: ReadonlySet<string>): boolean {
  return used.has(field.type.name) && field.type.name === column;
}

async function listTestRows(folder: string, context: TaskContext): Promise<readonly number[]> {
  try {
    const prepared = await openPrepared(
      await prepareRunData(folder, context.places, context.data, { signal: context.signal }),
    );
    return Array.from(prepared.rowsOf('test').subarray(0, MAX_TEST_ROWS), (row) => prepared.rowIds[row] ?? 0);
  } catch (error) {
    // The data is gone or changed: the model still predicts what a person types.
    if (error instanceof AppError) return [];
    throw error;
  }
}

/** The network of a run, from its model folder. */
export function readNet(folder: string): Promise<Net> {
  return readModelFile(folder, runPaths(folder).net, netSchema);
}

function readModelSchema(folder: string): Promise<Prepared> {
  return readModelFile(folder, runPaths(folder).schema, preparedSchema);
}

async function readModelFile<T>(folder: string, file: string, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(await readJsonFile(file).catch(() => null));
  if (!parsed.success) throw new AppError('data.modelBroken', { path: folder, file: path.basename(file) });
  return parsed.data;
}
