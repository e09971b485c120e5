import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plan } from '../../../shared/pipeline/plan.ts';
import { RUN_FILES } from '../../../shared/run/runFiles.ts';
import { type Prepared, preparedSchema } from '../../data/preparedData.ts';
import type { Sidecar } from './sidecar.ts';

/** What the numbers of a run's model mean. Errors: those of reading `model/`. */
export async function describeSidecar(plan: Plan, runFolder: string): Promise<Sidecar> {
  const read = async (name: string): Promise<unknown> => JSON.parse(await readFile(path.join(runFolder, name), 'utf8'));
  const prepared = preparedSchema.parse(await read(RUN_FILES.schema));
  const shapeOf = (layer: string) => plan.model.layers.find(({ node }) => node === layer)?.outputShape ?? [];
  return {
    format: 'tensorloom-export',
    version: 1,
    name: plan.documentName,
    task: plan.training.task,
    inputs: plan.model.layers.flatMap(({ node, outputShape, fields }) =>
      fields
        ? [{ name: node, shape: outputShape, fields: fields.flatMap((name) => findField(prepared, name) ?? []) }]
        : [],
    ),
    outputs: plan.model.outputs.map((name) => {
      const target = plan.training.objectives.find(({ prediction }) => prediction === name)?.target ?? '';
      const field = findField(prepared, target);
      return { name, shape: shapeOf(name), target, classes: field?.classes ?? null, unit: field?.unit ?? null };
    }),
    preparation: await read(RUN_FILES.preparation),
    fitted: await read(RUN_FILES.fitted),
  };
}

function findField({ fields }: Prepared, name: string) {
  return fields.find(({ type }) => type.name === name)?.type;
}
