import { createRequire } from 'node:module';
import * as tf from '@tensorflow/tfjs';
import { AppError } from '../../../../shared/base/appError.ts';
import { SERVING_SIGNATURE, SERVING_TAG, writeInferenceModel } from '../../engine/inferenceModel.ts';
import { loadTensorFlow } from '../../loadTensorFlow.ts';
import type { ExportFormat, InputRows } from '../exportFormat.ts';

/** TensorFlow's own format: the graph with the weights in it as constants, under the signature that servers look for. */
export const savedmodelFormat: ExportFormat = {
  id: 'savedmodel',
  write: async ({ model }, folder) => {
    // It would be written without TensorFlow as well, but not proved.
    await loadReader();
    writeInferenceModel(model.plan, model.weights, folder);
  },
  load: async (folder, sidecar) => {
    // By the signature in the file, as any other program would: not by what we know of our graphs.
    const model = await (await loadReader()).node.loadSavedModel(folder, [SERVING_TAG], SERVING_SIGNATURE);
    return {
      predict: async (inputs) => {
        const fed = nameTensors(inputs);
        const outputs = model.predict(fed);
        if (outputs instanceof tf.Tensor || Array.isArray(outputs)) throw new Error('The outputs have no names');
        const values = sidecar.outputs.map(({ name }) => Float32Array.from(outputs[name]?.dataSync() ?? []));
        tf.dispose([fed, outputs]);
        return values;
      },
      close: () => model.dispose(),
    };
  },
};

function nameTensors(inputs: readonly InputRows[]): tf.NamedTensorMap {
  return Object.fromEntries(inputs.map(({ name, shape, values }) => [name, tf.tensor(values, [...shape])]));
}

async function loadReader(): Promise<typeof import('@tensorflow/tfjs-node')> {
  const { engine } = await loadTensorFlow();
  if (engine.backend !== 'tensorflow') throw new AppError('export.needsNative', { format: 'savedmodel' });
  return createRequire(import.meta.url)('@tensorflow/tfjs-node');
}
