import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs';
import type { TrainedModel } from '../model/modelFolder.ts';
import { buildLayersModel } from './layersModel.ts';

const MODEL_FILE = 'model.json';
const WEIGHTS_FILE = 'weights.bin';

/** Writes a TF.js LayersModel into a folder. Errors: those of buildLayersModel; write errors. */
export async function writeTfjs(model: TrainedModel, folder: string): Promise<void> {
  const { description, weights } = await serialise(model);
  await writeFile(path.join(folder, MODEL_FILE), JSON.stringify(description));
  await writeFile(path.join(folder, WEIGHTS_FILE), weights);
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
