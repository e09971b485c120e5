import path from 'node:path';
import type { ExportFormat } from '../exportFormat.ts';
import { requireEqual } from '../keras/checkWeights.ts';
import { type Hdf5Array, type Hdf5Attribute, readHdf5, writeHdf5 } from '../keras/hdf5.ts';
import { describeKerasModel } from '../keras/kerasConfig.ts';
import { type LayerWeights, listWeights } from '../keras/kerasWeights.ts';
import { writeVerification } from '../keras/verification.ts';

const FILE = 'model.h5';
const ROOT = 'model_weights';

/** The older file of Keras: the network as a text at the root, the weights by the names of layers. */
export const h5Format: ExportFormat = {
  id: 'h5',
  load: null,
  write: async (source, folder) => {
    const { model, sidecar } = source;
    const config = describeKerasModel(model.plan.model, sidecar.name);
    const layers = listWeights(model);
    const attributes: Hdf5Attribute[] = [
      { group: '', name: 'model_config', value: JSON.stringify(config) },
      { group: '', name: 'keras_version', value: '3.9.2' },
      { group: '', name: 'backend', value: 'tensorflow' },
      { group: ROOT, name: 'layer_names', value: layers.map(({ step }) => step.node) },
      ...layers.map(({ step, weights }) => ({
        group: `${ROOT}/${step.node}`,
        name: 'weight_names',
        value: weights.map(({ name }) => nameOf(step.node, name)),
      })),
    ];
    await writeHdf5(path.join(folder, FILE), layers.flatMap(placeArrays), attributes);
    await writeVerification(source, folder, FILE);
  },
  check: async ({ model }, folder) => {
    const arrays = listWeights(model).flatMap(placeArrays);
    const read = await readHdf5(
      path.join(folder, FILE),
      arrays.map(({ path: place }) => place),
    );
    requireEqual(FILE, arrays, read);
  },
};

function placeArrays({ step, weights }: LayerWeights): Hdf5Array[] {
  return weights.map(({ name, shape, data }) => ({
    path: `${ROOT}/${step.node}/${nameOf(step.node, name)}`,
    shape,
    data,
  }));
}

function nameOf(node: string, name: string): string {
  return `${node}/${name}:0`;
}
