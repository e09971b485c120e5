import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ExportFormat } from '../exportFormat.ts';
import { buildOnnx } from '../onnx/buildOnnx.ts';

const FILE = 'model.onnx';

/** ONNX opset 17, run by ONNX Runtime. What the numbers mean is in the file too, for those who only pass that on. */
export const onnxFormat: ExportFormat = {
  id: 'onnx',
  write: async ({ model, sidecar }, folder) => {
    const notes = {
      name: sidecar.name,
      inputs: JSON.stringify(sidecar.inputs),
      outputs: JSON.stringify(sidecar.outputs),
    };
    await writeFile(path.join(folder, FILE), await buildOnnx(model, notes));
  },
  load: async (folder, sidecar) => {
    // Loaded only where it is used: it is a library of its own of many megabytes.
    const { InferenceSession, Tensor } = await import('onnxruntime-node');
    const session = await InferenceSession.create(path.join(folder, FILE), {
      intraOpNumThreads: 1,
      logSeverityLevel: 3,
    });
    return {
      predict: async (inputs) => {
        const fed = inputs.map(({ name, shape, values }) => [name, new Tensor('float32', values, [...shape])]);
        const outputs = await session.run(Object.fromEntries(fed));
        return sidecar.outputs.map(({ name }) => {
          const values = outputs[`output/${name}`]?.data;
          return values instanceof Float32Array ? values : new Float32Array();
        });
      },
      close: () => void session.release(),
    };
  },
};
