import { AppError } from '../../../shared/base/appError.ts';
import type { Cell } from '../../../shared/ipc/dataContract.ts';
import type { ServedColumn, ServedModel, ServedTensor } from '../../../shared/serving/servedModel.ts';
import { describeTarget, readNet } from '../runs/describeModel.ts';
import { readRunRows } from '../runs/readRunRows.ts';
import { readRunInfo, runPaths } from '../runs/runFolder.ts';
import { requireModel, type TaskContext } from '../runs/taskContext.ts';

/** What a run's model takes and gives, with examples from its data where that is at hand. Errors: those of the run. */
export async function readServedModel(
  folder: string,
  name: string,
  version: string,
  context: Pick<TaskContext, 'data' | 'places' | 'signal'>,
): Promise<ServedModel> {
  await requireModel(folder);
  const [net, target, info, { needed }] = await Promise.all([
    readNet(folder),
    describeTarget(folder),
    readRunInfo(folder),
    context.data.call('describeNewRows', { modelFolder: runPaths(folder).model }),
  ]);
  const image = needed.find(({ semantic }) => semantic === 'image');
  const [height, width, channels] = image?.shape ?? [];
  const examples = image ? new Map<string, Cell>() : await readExamples(folder, context);
  const tensor = (layer: string): ServedTensor => {
    const shape = net.model.layers.find(({ node }) => node === layer)?.outputShape ?? [];
    return { name: layer, shape, width: shape.reduce((product, size) => product * size, 1) };
  };
  return {
    name,
    version,
    title: info.name,
    input: image ? 'image' : 'table',
    image: height && width ? { height, width, channels: channels === 3 ? 3 : 1 } : null,
    columns: image
      ? []
      : needed.map((field): ServedColumn => {
          const example = examples.get(field.name) ?? null;
          return {
            name: field.name,
            type:
              field.semantic === 'text' ? 'text' : field.dtype === 'string' || field.classes ? 'category' : 'number',
            unit: field.unit ?? null,
            classes: field.classes ? [...field.classes] : null,
            example: typeof example === 'string' || typeof example === 'number' ? example : null,
          };
        }),
    target: { name: target.name, unit: target.unit, classes: target.classes ? [...target.classes] : null },
    inputs: net.model.layers.flatMap(({ node, fields }) => (fields ? [tensor(node)] : [])),
    outputs: net.model.outputs.map(tensor),
  };
}

/** The first rows of the data, by column: the first value that is there. */
async function readExamples(
  folder: string,
  context: Pick<TaskContext, 'data' | 'places' | 'signal'>,
): Promise<ReadonlyMap<string, Cell>> {
  try {
    const { fields, rows } = await readRunRows(folder, [0, 1, 2], context);
    return new Map(
      fields.map(({ name }, place) => [
        name,
        rows.map(({ cells }) => cells[place] ?? null).find((c) => c !== null) ?? null,
      ]),
    );
  } catch (error) {
    // The data is gone: the model still serves.
    if (error instanceof AppError) return new Map();
    throw error;
  }
}
