import { countElements } from '../../base/shape.ts';
import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesTensor, passesTensor, readTensor } from '../inference.ts';
import { layerInput, layerOutput } from '../ports.ts';

export const flattenNode = defineNode({
  kind: 'flatten',
  version: 1,
  title: { en: 'Flatten', zh: '展平' },
  docs: {
    en: 'Lays all values of a row side by side: an image of 5×5×64 becomes 1600 numbers. Dense layers that decide about the whole image need this before them. Nothing is learned and nothing lost but the places of the values.\n\n*Input shape:* any. *Output shape:* one axis with the product of all sizes.',
    zh: '把每条数据的所有数值排成一行：5×5×64 的图像变成 1600 个数。对整幅图像作判断的全连接层前面需要它。它不学习任何东西，除了数值的位置以外也不丢失任何东西。\n\n*输入形状：*任意。*输出形状：*一个轴，大小为各轴之积。',
  },
  category: 'shape',
  icon: 'AlignHorizontalDistributeCenter',
  keywords: ['Flatten', 'nn.Flatten', 'view', 'ravel', 'vector', '展平', '拉平', '一维', '向量'],
  params: {},
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer(_values, inputs) {
    const tensor = readTensor(inputs, 'input');
    if (!tensor) return givesNothing();
    // Flattening what is flat already changes nothing, not even what the values mean.
    if (tensor.shape.length === 1) return passesTensor(tensor);
    return givesTensor(tensor, [countElements(tensor.shape)]);
  },
  step: () => ({ type: 'layer', className: 'Flatten', config: {} }),
  examples: [
    { title: 'lays an image out in a row', inputs: { input: [tensorOf([5, 5, 64])] }, output: tensorOf([1600]) },
    { title: 'keeps an unknown size unknown', inputs: { input: [tensorOf([null, 4])] }, output: tensorOf([null]) },
  ],
});
