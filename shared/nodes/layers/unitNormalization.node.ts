import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesTensor, readTensor } from '../inference.ts';
import { layerInput, layerOutput } from '../ports.ts';
import { needsAxis } from './normalizationParams.ts';

export const unitNormalizationNode = defineNode({
  kind: 'unitNormalization',
  version: 1,
  title: { en: 'Unit normalization', zh: '单位归一化' },
  docs: {
    en: 'Scales every row of channels to length 1, so that only its direction counts. Two embeddings treated so can be compared by their dot product, which is then the cosine of the angle between them.\n\nIt has nothing to learn.\n\n*Input shape:* any, the last axis holds the channels. *Output shape:* the same.',
    zh: '把每一行通道缩放到长度 1，只保留方向。这样处理过的两个嵌入可以直接用点积比较，结果就是它们夹角的余弦。\n\n它没有可学习的参数。\n\n*输入形状：*任意，最后一个轴为通道。*输出形状：*不变。',
  },
  category: 'layer',
  family: 'normalisation',
  icon: 'Compass',
  keywords: ['UnitNormalization', 'F.normalize', 'l2 norm', 'cosine', 'embedding', '单位向量', '归一化', '余弦'],
  nativeOnly: {
    en: 'Runs on the native engine only: tfjs has no such layer, and so it cannot be exported to TF.js.',
    zh: '只能在原生引擎上运行：tfjs 没有这种层，因此也不能导出为 TF.js。',
  },
  params: {},
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer(_values, inputs) {
    const tensor = readTensor(inputs, 'input');
    if (!tensor) return givesNothing();
    return tensor.shape.length === 0 ? givesNothing(needsAxis) : givesTensor(tensor, tensor.shape);
  },
  step: () => ({ type: 'layer', className: 'UnitNormalization', config: { axis: -1 } }),
  examples: [
    { title: 'keeps the shape', inputs: { input: [tensorOf([20, 8])] }, output: tensorOf([20, 8]) },
    { title: 'refuses a value without axes', inputs: { input: [tensorOf([])] }, output: 'rejected' },
  ],
});
