import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesSameShape, readTensor } from '../inference.ts';
import { real } from '../params.ts';
import { layerInput, layerOutput } from '../ports.ts';

export const leakyReLUNode = defineNode({
  kind: 'leakyReLU',
  version: 1,
  title: { en: 'Leaky ReLU', zh: '带泄漏 ReLU' },
  docs: {
    en: 'Lets positive values pass and shrinks negative ones instead of cutting them off, so that no unit can go silent for good. Common in generators and detectors.\n\nSet the activation of the layer before to linear.\n\n*Input shape:* any. *Output shape:* the same.',
    zh: '正值原样通过，负值只缩小而不截断，因此没有单元会永远沉默。常用于生成网络和检测网络。\n\n请把前一层的激活函数设为 linear。\n\n*输入形状：*任意。*输出形状：*不变。',
  },
  category: 'layer',
  family: 'activation',
  icon: 'Slash',
  keywords: ['LeakyReLU', 'nn.LeakyReLU', 'lrelu', 'negative slope', '激活函数', '泄漏', '负斜率'],
  params: {
    negativeSlope: real({
      label: { en: 'Negative slope', zh: '负半轴斜率' },
      help: {
        en: 'What negative values are multiplied by. Keras starts with 0.3, PyTorch with 0.01.',
        zh: '负值所乘的系数。Keras 默认 0.3，PyTorch 默认 0.01。',
      },
      initial: 0.3,
      min: 0,
      max: 1,
      step: 0.05,
      onCard: true,
    }),
  },
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer(_values, inputs) {
    const tensor = readTensor(inputs, 'input');
    if (!tensor) return givesNothing();
    return givesSameShape(tensor, {
      activation: 'leakyRelu',
    });
  },
  step: (values) => ({ type: 'layer', className: 'LeakyReLU', config: { ...values } }),
  examples: [
    {
      title: 'keeps the shape',
      inputs: { input: [tensorOf([13, 13, 8])] },
      output: tensorOf([13, 13, 8], { activation: 'leakyRelu' }),
    },
  ],
});
