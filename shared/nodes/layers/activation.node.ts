import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesSameShape, readTensor } from '../inference.ts';
import { layerInput, layerOutput } from '../ports.ts';
import { activation } from './layerParams.ts';

export const activationNode = defineNode({
  kind: 'activation',
  version: 1,
  title: { en: 'Activation', zh: '激活' },
  docs: {
    en: 'Applies a function to every value: relu cuts off what is negative, sigmoid and tanh squeeze, softmax makes shares that add up to one. Without such a bend between them, two layers can do no more than one.\n\nMost layers have an activation of their own. Use this node where something stands between, usually batch normalisation, or after adding two branches.\n\n*Input shape:* any. *Output shape:* the same.',
    zh: '对每个数值应用一个函数：relu 截去负值，sigmoid 和 tanh 压缩数值，softmax 得到总和为一的比例。如果层与层之间没有这样的非线性，两层并不比一层强。\n\n多数层自带激活函数。当中间隔着其他层（通常是批归一化），或在两个分支相加之后，才需要这个节点。\n\n*输入形状：*任意。*输出形状：*不变。',
  },
  category: 'layer',
  family: 'activation',
  icon: 'Activity',
  keywords: ['ReLU', 'nn.ReLU', 'Softmax', 'Sigmoid', 'tanh', 'gelu', 'silu', 'nonlinearity', '激活函数', '非线性'],
  params: { activation },
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer(values, inputs) {
    const tensor = readTensor(inputs, 'input');
    if (!tensor) return givesNothing();
    return givesSameShape(tensor, {
      activation: values.activation,
      activationFrom: '',
    });
  },
  step: (values) => ({ type: 'layer', className: 'Activation', config: { activation: values.activation } }),
  examples: [
    {
      title: 'keeps the shape and remembers the activation',
      values: { activation: 'softmax' },
      inputs: { input: [tensorOf([10])] },
      output: tensorOf([10], { activation: 'softmax', activationFrom: '' }),
    },
  ],
});
