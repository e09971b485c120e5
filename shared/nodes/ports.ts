import type { Port } from './definition.ts';

/** The ports that most kinds have, named once so that wires survive a change of kind. */
export const dataInput: Port = { name: 'data', carries: 'dataset', label: { en: 'Data', zh: '数据' } };
export const dataOutput: Port = { name: 'data', carries: 'dataset', label: { en: 'Data', zh: '数据' } };
export const layerInput: Port = { name: 'input', carries: 'tensor', label: { en: 'Input', zh: '输入' } };
export const layerOutput: Port = { name: 'output', carries: 'tensor', label: { en: 'Output', zh: '输出' } };
export const mergeInputs: Port = {
  name: 'inputs',
  carries: 'tensor',
  label: { en: 'Inputs', zh: '多个输入' },
  many: true,
};
export const predictionInput: Port = { name: 'prediction', carries: 'tensor', label: { en: 'Prediction', zh: '预测' } };
