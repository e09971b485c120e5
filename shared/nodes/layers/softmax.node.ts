import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesSameShape, readTensor } from '../inference.ts';
import { integer } from '../params.ts';
import { layerInput, layerOutput } from '../ports.ts';

export const softmaxNode = defineNode({
  kind: 'softmax',
  version: 1,
  title: { en: 'Softmax', zh: 'Softmax' },
  docs: {
    en: 'Turns numbers into shares that add up to one, along an axis that you choose. Along the last axis it is the activation softmax, which a dense layer already offers; along time it says how much each moment counts, as a hand-made attention needs it.\n\n*Input shape:* any. *Output shape:* the same.',
    zh: '沿选定的轴把数值变成总和为一的比例。沿最后一个轴时就是激活函数 softmax，全连接层已经自带；沿时间轴时表示每个时刻的重要程度，可用于手工搭建的注意力。\n\n*输入形状：*任意。*输出形状：*不变。',
  },
  category: 'layer',
  family: 'activation',
  icon: 'ChartPie',
  keywords: ['Softmax', 'nn.Softmax', 'probabilities', 'attention weights', 'shares', '概率', '激活函数', '归一化指数'],
  params: {
    axis: integer({
      label: { en: 'Axis from the end', zh: '从末尾数的轴' },
      help: {
        en: '−1 is the last axis, the channels; −2 is the one before it, such as time.',
        zh: '−1 是最后一个轴（通道）；−2 是它前面的一个轴，例如时间。',
      },
      initial: -1,
      min: -6,
      max: -1,
      onCard: true,
    }),
  },
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer({ axis }, inputs) {
    const tensor = readTensor(inputs, 'input');
    if (!tensor) return givesNothing();
    if (tensor.shape.length < -axis) {
      return givesNothing({
        code: 'shape.needsAxis',
        severity: 'error',
        port: 'input',
        parameter: 'axis',
        values: { needs: -axis, got: tensor.shape.length },
        fixes: tensor.shape.length > 0 ? [{ type: 'setValue', node: '', parameter: 'axis', value: -1 }] : [],
      });
    }
    return givesSameShape(tensor, {
      ...(axis === -1 ? { activation: 'softmax' } : {}),
    });
  },
  step: (values) => ({ type: 'layer', className: 'Softmax', config: { ...values } }),
  examples: [
    {
      title: 'gives shares of classes',
      inputs: { input: [tensorOf([10])] },
      output: tensorOf([10], { activation: 'softmax' }),
    },
    {
      title: 'weighs the moments of a sequence',
      values: { axis: -2 },
      inputs: { input: [tensorOf([7, 3])] },
      output: tensorOf([7, 3]),
    },
    {
      title: 'refuses an axis that is not there',
      values: { axis: -2 },
      inputs: { input: [tensorOf([10])] },
      output: 'rejected',
    },
  ],
});
