import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesTensor, readTensor } from '../inference.ts';
import { integer } from '../params.ts';
import { layerInput, layerOutput } from '../ports.ts';
import { affineWeights, center, epsilon, needsAxis, scale } from './normalizationParams.ts';

export const groupNormalizationNode = defineNode({
  kind: 'groupNormalization',
  version: 1,
  title: { en: 'Group normalization', zh: '组归一化' },
  docs: {
    en: 'Brings groups of channels to mean 0 and deviation 1 over the whole image, row by row. It does not look at the batch, so it is the choice where batches must be small and batch normalisation becomes unreliable.\n\nThe number of groups must divide the channels; as many groups as channels makes instance normalisation, one group normalises all together.\n\n*Input shape:* any, the last axis holds the channels. *Output shape:* the same.',
    zh: '逐条数据地把若干组通道在整幅图像上调整为均值 0、标准差 1。它不看批次，因此当批次必须很小、批归一化变得不可靠时选用它。\n\n组数必须能整除通道数；组数等于通道数即实例归一化，只有一组则把所有通道一起归一化。\n\n*输入形状：*任意，最后一个轴为通道。*输出形状：*不变。',
  },
  category: 'layer',
  family: 'normalisation',
  icon: 'Group',
  keywords: ['GroupNorm', 'nn.GroupNorm', 'InstanceNorm', 'gn', 'normalization', '组标准化', '归一化', '实例归一化'],
  nativeOnly: {
    en: 'Runs on the native engine only: tfjs has no such layer, and so it cannot be exported to TF.js.',
    zh: '只能在原生引擎上运行：tfjs 没有这种层，因此也不能导出为 TF.js。',
  },
  params: {
    groups: integer({
      label: { en: 'Groups', zh: '组数' },
      help: { en: 'How many groups the channels are dealt into.', zh: '把通道分成多少组。' },
      initial: 32,
      min: 1,
      max: 8192,
      onCard: true,
    }),
    epsilon,
    center,
    scale,
  },
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer(values, inputs) {
    const tensor = readTensor(inputs, 'input');
    if (!tensor) return givesNothing();
    if (tensor.shape.length === 0) return givesNothing(needsAxis);
    const channels = tensor.shape.at(-1) ?? null;
    if (channels !== null && channels % values.groups !== 0) {
      return givesNothing({
        code: 'norm.groups',
        severity: 'error',
        parameter: 'groups',
        values: { groups: values.groups, channels },
        fixes: [{ type: 'setValue', node: '', parameter: 'groups', value: largestDivisor(channels, values.groups) }],
      });
    }
    return givesTensor(tensor, tensor.shape, { weights: affineWeights(values, channels) });
  },
  step: (values) => ({ type: 'layer', className: 'GroupNormalization', config: { ...values } }),
  examples: [
    { title: 'keeps the shape', inputs: { input: [tensorOf([6, 6, 64])] }, output: tensorOf([6, 6, 64]) },
    {
      title: 'works on sequences',
      values: { groups: 2 },
      inputs: { input: [tensorOf([9, 6])] },
      output: tensorOf([9, 6]),
    },
    {
      title: 'refuses groups that do not come out even',
      inputs: { input: [tensorOf([6, 6, 48])] },
      output: 'rejected',
    },
  ],
});

function largestDivisor(count: number, limit: number): number {
  let divisor = Math.min(count, limit);
  while (count % divisor !== 0) divisor--;
  return divisor;
}
