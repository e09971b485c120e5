import type { Text } from '../base/text.ts';

/** A way in which a model leaves the app, as the dialog and the command line show it. */
export interface ExportFormatInfo {
  readonly id: string;
  readonly title: Text;
  /** What is written, and for whom. */
  readonly description: Text;
  /**
   * How it is proved here: `predictions` are made by another runtime in another process and compared; of `structure` every
   * number is read back; `figures` are those of the stored run.
   */
  readonly proof: 'predictions' | 'structure' | 'figures';
}

/** Every format, in the order in which it is shown. What writes each stands in electron/trainer/export/formats. */
export const exportFormats: readonly ExportFormatInfo[] = [
  {
    id: 'savedmodel',
    title: { en: 'TensorFlow SavedModel', zh: 'TensorFlow SavedModel' },
    description: {
      en: 'A folder for TensorFlow, TensorFlow Serving and Triton. It takes prepared rows.',
      zh: '用于 TensorFlow、TensorFlow Serving 和 Triton 的文件夹，输入为已准备好的数据行。',
    },
    proof: 'predictions',
  },
  {
    id: 'onnx',
    title: { en: 'ONNX', zh: 'ONNX' },
    description: {
      en: 'One file (opset 17) for ONNX Runtime, OpenVINO, TensorRT, Windows ML and most other engines.',
      zh: '单个文件（opset 17），适用于 ONNX Runtime、OpenVINO、TensorRT、Windows ML 等多数引擎。',
    },
    proof: 'predictions',
  },
  {
    id: 'keras',
    title: { en: 'Keras', zh: 'Keras' },
    description: {
      en: 'A .keras file for Keras 3, to go on training in Python.',
      zh: '用于 Keras 3 的 .keras 文件，可在 Python 中继续训练。',
    },
    proof: 'structure',
  },
  {
    id: 'h5',
    title: { en: 'Keras HDF5', zh: 'Keras HDF5' },
    description: {
      en: 'The older file of Keras, model.h5, for scripts that ask for it.',
      zh: 'Keras 的旧式文件 model.h5，供仍需要它的脚本使用。',
    },
    proof: 'structure',
  },
  {
    id: 'tfjs',
    title: { en: 'TensorFlow.js layers model', zh: 'TensorFlow.js 层模型' },
    description: {
      en: 'A folder with model.json and weights, for browsers and Node.',
      zh: '包含 model.json 和权重的文件夹，用于浏览器和 Node。',
    },
    proof: 'predictions',
  },
  {
    id: 'card',
    title: { en: 'Model card', zh: '模型卡' },
    description: {
      en: 'What the model is for, how it was made and how well it does, as Markdown and JSON.',
      zh: '模型的用途、制作方式和效果，以 Markdown 和 JSON 形式写出。',
    },
    proof: 'figures',
  },
];

/** Ids as the command line takes them. */
export function exportFormatIds(): readonly string[] {
  return exportFormats.map(({ id }) => id);
}
