import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesTensor, readTensor } from '../inference.ts';
import { layerInput, layerOutput } from '../ports.ts';
import { depthMultiplier, dilationRate, filters, kernelSize, sameStrides } from './convParams.ts';
import { activation, padding, regularizers, useBias, withoutZeroPenalties } from './layerParams.ts';
import { slideKernel } from './slideKernel.ts';

export const separableConv2dNode = defineNode({
  kind: 'separableConv2d',
  version: 1,
  title: { en: 'Separable conv 2D', zh: '可分离卷积 2D' },
  docs: {
    en: 'A convolution in two cheap steps: first filters for each channel by itself, then a 1×1 convolution that mixes the channels. It finds nearly what a plain convolution finds with about a ninth of the weights.\n\nUse it where a network must be small or fast, best from the second convolution on; on three colour channels it saves little.\n\n*Input shape:* height × width × channels. *Output shape:* height × width × filters.',
    zh: '把一次卷积分成两个便宜的步骤：先让每个通道各自经过滤波器，再用 1×1 卷积混合各通道。它用大约九分之一的权重，找到与普通卷积几乎相同的内容。\n\n当网络必须小或快时使用，最好从第二个卷积层开始；对只有三个颜色通道的输入，节省不多。\n\n*输入形状：*高 × 宽 × 通道。*输出形状：*高 × 宽 × 滤波器数。',
  },
  category: 'layer',
  family: 'convolution',
  icon: 'Layers',
  keywords: [
    'SeparableConv2D',
    'xception',
    'mobilenet',
    'depthwise separable',
    'pointwise',
    '可分离',
    '深度可分离',
    '轻量',
  ],
  params: {
    filters,
    kernelSize,
    activation,
    padding,
    strides: sameStrides,
    dilationRate,
    depthMultiplier,
    useBias,
    ...regularizers,
  },
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer(values, inputs) {
    const tensor = readTensor(inputs, 'input');
    if (!tensor) return givesNothing();
    const strides = [values.strides, values.strides] as const;
    const slid = slideKernel(tensor.shape, { ...values, strides }, 1);
    if (slid.problem) return givesNothing(slid.problem);
    const [rows = null, columns = null, channels = null] = slid.shape;
    const between = channels === null ? null : channels * values.depthMultiplier;
    return givesTensor(tensor, [rows, columns, values.filters], {
      activation: values.activation,
      activationFrom: '',
      weights: [
        { name: 'depthwise_kernel', shape: [...values.kernelSize, channels, values.depthMultiplier], trainable: true },
        { name: 'pointwise_kernel', shape: [1, 1, between, values.filters], trainable: true },
        ...(values.useBias ? [{ name: 'bias', shape: [values.filters], trainable: true }] : []),
      ],
    });
  },
  step: (values) => ({
    type: 'layer',
    className: 'SeparableConv2D',
    config: { ...withoutZeroPenalties(values), strides: [values.strides, values.strides] },
  }),
  examples: [
    {
      title: 'mixes the channels into filters',
      inputs: { input: [tensorOf([14, 14, 8])] },
      output: tensorOf([12, 12, 32], { activation: 'relu', activationFrom: '' }),
    },
    {
      title: 'steps with same padding and several filters per channel',
      values: { filters: 5, depthMultiplier: 2, padding: 'same', strides: 2, activation: 'linear' },
      inputs: { input: [tensorOf([7, 9, 3])] },
      output: tensorOf([4, 5, 5], { activation: 'linear', activationFrom: '' }),
    },
    {
      title: 'reaches further with dilation',
      values: { filters: 4, dilationRate: [2, 2], activation: 'tanh' },
      inputs: { input: [tensorOf([8, 9, 2])] },
      output: tensorOf([4, 5, 4], { activation: 'tanh', activationFrom: '' }),
    },
    {
      title: 'refuses a kernel that is larger than the image',
      values: { kernelSize: [5, 5] },
      inputs: { input: [tensorOf([3, 3, 8])] },
      output: 'rejected',
    },
    { title: 'refuses a plain row of numbers', inputs: { input: [tensorOf([784])] }, output: 'rejected' },
  ],
});
