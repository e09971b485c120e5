import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesTensor, readTensor } from '../inference.ts';
import { integer } from '../params.ts';
import { layerInput, layerOutput } from '../ports.ts';
import { causalPadding, filters } from './convParams.ts';
import { activation, kernelInitializer, regularizers, useBias, withoutZeroPenalties } from './layerParams.ts';
import { needSequence } from './needSequence.ts';
import { slideAlongTime } from './slideAlongTime.ts';
import { refuseStridesWithDilation } from './stridesWithDilation.ts';

export const conv1dNode = defineNode({
  kind: 'conv1d',
  version: 1,
  title: { en: 'Conv 1D', zh: '一维卷积' },
  docs: {
    en: 'Slides small learned filters along a sequence; each finds its own pattern (a spike, a rhythm, a phrase) wherever it appears. Fast to train, and a good first choice for signals and time series.\n\nWith causal padding no output sees what comes later, as a forecast needs it. Dilation of 1, 2, 4, 8 from layer to layer reaches far back at little cost.\n\n*Input shape:* time × channels. *Output shape:* time × filters, shorter by the kernel minus one with valid padding.',
    zh: '让一组可学习的小滤波器沿序列滑动，每个滤波器在任何位置寻找自己的模式（一个尖峰、一种节奏、一个短语）。它训练快，是处理信号和时间序列的良好首选。\n\n使用 causal 填充时，任何输出都看不到后面的内容，正合预测的需要。逐层使用 1、2、4、8 的膨胀率，可以用很小的代价看到很远的过去。\n\n*输入形状：*时间 × 通道。*输出形状：*时间 × 滤波器数；使用 valid 填充时，长度减少“卷积核尺寸减一”。',
  },
  category: 'layer',
  family: 'convolution',
  icon: 'AudioWaveform',
  keywords: [
    'Conv1d',
    'nn.Conv1d',
    'temporal convolution',
    'tcn',
    'causal',
    'signal',
    '时序卷积',
    '因果卷积',
    '信号',
    '序列',
  ],
  params: {
    filters,
    kernelSize: integer({
      label: { en: 'Kernel', zh: '卷积核' },
      help: {
        en: 'How many times one filter looks at together. 3 to 7 is usual.',
        zh: '每个滤波器一次查看的时间步数。常用 3 到 7。',
      },
      unit: { en: 'steps', zh: '步' },
      initial: 3,
      min: 1,
      max: 1024,
      onCard: true,
    }),
    activation,
    padding: causalPadding,
    strides: integer({
      label: { en: 'Step', zh: '步幅' },
      help: {
        en: 'How far the filter moves. 2 halves the length and can replace pooling.',
        zh: '滤波器每次移动的距离。2 使长度减半，可以代替池化。',
      },
      unit: { en: 'steps', zh: '步' },
      initial: 1,
      min: 1,
      max: 1024,
    }),
    dilationRate: integer({
      label: { en: 'Dilation', zh: '膨胀率' },
      help: {
        en: 'Spreads the filter’s points apart to reach further with as many weights. 1 is the plain filter.',
        zh: '拉开滤波器各点的间距，用同样多的权重看得更远。1 就是普通滤波器。',
      },
      initial: 1,
      min: 1,
      max: 1024,
    }),
    useBias,
    kernelInitializer,
    ...regularizers,
  },
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer(values, inputs) {
    const tensor = readTensor(inputs, 'input');
    if (!tensor) return givesNothing();
    const problem =
      needSequence(tensor.shape) ??
      refuseStridesWithDilation([values.strides], [values.dilationRate], { strides: 1, dilation: 1 });
    if (problem) return givesNothing(problem);
    const slid = slideAlongTime(tensor.shape, {
      parameter: 'kernelSize',
      size: (values.kernelSize - 1) * values.dilationRate + 1,
      stride: values.strides,
      padding: values.padding,
    });
    if (slid.problem) return givesNothing(slid.problem);
    return givesTensor(tensor, [slid.times, values.filters], {
      activation: values.activation,
      activationFrom: '',
      weights: [
        { name: 'kernel', shape: [values.kernelSize, tensor.shape[1] ?? null, values.filters], trainable: true },
        ...(values.useBias ? [{ name: 'bias', shape: [values.filters], trainable: true }] : []),
      ],
    });
  },
  step: (values) => ({ type: 'layer', className: 'Conv1D', config: withoutZeroPenalties(values) }),
  examples: [
    {
      title: 'shortens the sequence with valid padding',
      inputs: { input: [tensorOf([50, 4])] },
      output: tensorOf([48, 32], { activation: 'relu', activationFrom: '' }),
    },
    {
      title: 'keeps the length with causal padding, also with dilation',
      values: { filters: 8, padding: 'causal', dilationRate: 4 },
      inputs: { input: [tensorOf([21, 2])] },
      output: tensorOf([21, 8], { activation: 'relu', activationFrom: '' }),
    },
    {
      title: 'halves an odd length upwards with causal padding and step 2',
      values: { filters: 3, padding: 'causal', strides: 2, kernelSize: 4 },
      inputs: { input: [tensorOf([7, 2])] },
      output: tensorOf([4, 3], { activation: 'relu', activationFrom: '' }),
    },
    {
      title: 'halves an odd length upwards with same padding and step 2',
      values: { filters: 3, padding: 'same', strides: 2, activation: 'linear' },
      inputs: { input: [tensorOf([9, 2])] },
      output: tensorOf([5, 3], { activation: 'linear', activationFrom: '' }),
    },
    {
      title: 'reaches further with dilation',
      values: { filters: 3, dilationRate: 3, activation: 'tanh' },
      inputs: { input: [tensorOf([11, 2])] },
      output: tensorOf([5, 3], { activation: 'tanh', activationFrom: '' }),
    },
    {
      title: 'refuses a kernel that is longer than the sequence',
      values: { kernelSize: 9 },
      inputs: { input: [tensorOf([8, 1])] },
      output: 'rejected',
    },
    {
      title: 'refuses steps together with dilation',
      values: { strides: 2, dilationRate: 2 },
      inputs: { input: [tensorOf([30, 1])] },
      output: 'rejected',
    },
    { title: 'refuses a plain row of numbers', inputs: { input: [tensorOf([50])] }, output: 'rejected' },
  ],
});
