import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { stringifySorted } from '../../../shared/base/hash.ts';
import type { Plan } from '../../../shared/pipeline/plan.ts';
import { RUN_FILES } from '../../../shared/run/runFiles.ts';
import { replaceFolder, toWriteError } from '../../core/writeFileAtomic.ts';
import { type Prepared, preparedSchema } from '../../data/preparedData.ts';
import type { TrainedModel } from '../model/modelFolder.ts';
import { buildLayersModel } from './layersModel.ts';
import { SIDECAR_FILE, type Sidecar } from './sidecar.ts';

export const MODEL_FILE = 'model.json';
export const WEIGHTS_FILE = 'weights.bin';

/**
 * Writes a TF.js LayersModel with a sidecar that says what its numbers mean; the folder appears whole or not at all.
 * Returns the names of its files. Errors: those of buildLayersModel; write errors such as `disk.full`.
 */
export async function writeTfjs(model: TrainedModel, runFolder: string, out: string): Promise<readonly string[]> {
  const { description, weights } = await serialise(model);
  const sidecar = await describeSidecar(model.plan, runFolder);
  const files: readonly (readonly [string, string | Uint8Array])[] = [
    [MODEL_FILE, JSON.stringify(description)],
    [WEIGHTS_FILE, weights],
    [SIDECAR_FILE, `${stringifySorted(sidecar, 2)}\n`],
  ];
  await replaceFolder(out, async (temporary) => {
    for (const [name, content] of files) await writeFile(path.join(temporary, name), content);
  }).catch((error: unknown) => {
    throw toWriteError(error, out);
  });
  return files.map(([name]) => name);
}

/** `model.json` and the weights behind it, as tfjs' own loaders read them. */
async function serialise(model: TrainedModel): Promise<{ readonly description: object; readonly weights: Uint8Array }> {
  const built = buildLayersModel(model);
  try {
    let saved: tf.io.ModelArtifacts | null = null;
    await built.save(
      tf.io.withSaveHandler(async (artifacts) => {
        saved = artifacts;
        return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } };
      }),
    );
    const { modelTopology, weightSpecs = [], weightData } = need(saved);
    const weights = new Uint8Array(tf.io.CompositeArrayBuffer.join(weightData ?? new ArrayBuffer(0)));
    return {
      weights,
      description: {
        format: 'layers-model',
        generatedBy: 'Tensorloom',
        convertedBy: null,
        modelTopology,
        weightsManifest: [{ paths: [WEIGHTS_FILE], weights: weightSpecs }],
      },
    };
  } finally {
    built.dispose();
  }
}

function need(artifacts: tf.io.ModelArtifacts | null): tf.io.ModelArtifacts {
  if (!artifacts) throw new Error('tfjs saved nothing');
  return artifacts;
}

async function describeSidecar(plan: Plan, runFolder: string): Promise<Sidecar> {
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
