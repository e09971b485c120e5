import * as tf from '@tensorflow/tfjs';
import type { ExportFormat, LoadedExport } from '../exportFormat.ts';
import { readTfjs } from '../readTfjs.ts';
import { writeTfjs } from '../writeTfjs.ts';

/** A TF.js LayersModel, read back by our own careful reader. */
export const tfjsFormat: ExportFormat = {
  id: 'tfjs',
  write: ({ model }, folder) => writeTfjs(model, folder),
  load: async (folder) => openLayersModel(await readTfjs(folder)),
};

function openLayersModel(model: tf.LayersModel): LoadedExport {
  return {
    predict: async (inputs) => {
      const tensors = inputs.map(({ values, shape }) => tf.tensor(values, [...shape]));
      const outputs = [model.predict(tensors.length === 1 && tensors[0] ? tensors[0] : tensors)].flat();
      const values = outputs.map((tensor) => Float32Array.from(tensor.dataSync()));
      tf.dispose([tensors, outputs]);
      return values;
    },
    close: () => model.dispose(),
  };
}
