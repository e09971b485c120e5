import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesTensor, readTensor } from '../inference.ts';
import { layerInput, layerOutput } from '../ports.ts';
import { depthMultiplier, dilationRate, kernelSize, sameStrides } from './convParams.ts';
import { activation, padding, regularizers, useBias, withoutZeroPenalties } from './layerParams.ts';
import { slideKernel } from './slideKernel.ts';

export const depthwiseConv2dNode = defineNode({
  kind: 'depthwiseConv2d',
  version: 1,
  title: { en: 'Depthwise conv 2D', zh: '深度卷积 2D' },
  docs: {
    en: 'Gives every channel filters of its own instead of looking at all channels together. It needs a small part of the weights and of the work of a plain convolution; mobile networks are made of it.\n\nThe channels do not mix: put a 1×1 convolution behind it for that, or use Separable conv 2D, which is both in one.\n\n*Input shape:* height × width × channels. *Output shape:* height × width × (channels · filters per channel).',
    zh: '每个通道使用各自的滤波器，而不是把所有通道放在一起看。它只需要普通卷积很小一部分的权重和计算量，移动端网络就由它构成。\n\n各通道之间不会混合：可在其后接一个 1×1 卷积，或直接使用合二为一的可分离卷积 2D。\n\n*输入形状：*高 × 宽 × 通道。*输出形状：*高 × 宽 ×（通道 · 每通道滤波器数）。',
  },
  category: 'layer',
  family: 'convolution',
  icon: 'Layers2',
  keywords: [
    'DepthwiseConv2D',
    'groups=in_channels',
    'mobilenet',
    'grouped convolution',
    '逐通道卷积',
    '深度卷积',
    '轻量',
  ],
  params: {
    kernelSize,
    depthMultiplier,
    activation,
    padding,
    strides: sameStrides,
    dilationRate,
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
    const outputs = channels === null ? null : channels * values.depthMultiplier;
    return givesTensor(tensor, [rows, columns, outputs], {
      activation: values.activation,
      activationFrom: '',
      weights: [
        { name: 'kernel', shape: [...values.kernelSize, channels, values.depthMultiplier], trainable: true },
        ...(values.useBias ? [{ name: 'bias', shape: [outputs], trainable: true }] : []),
      ],
    });
  },
  step: (values) => ({
    type: 'layer',
    className: 'DepthwiseConv2D',
    config: { ...withoutZeroPenalties(values), strides: [values.strides, values.strides] },
  }),
  examples: [
    {
      title: 'keeps the number of channels',
      inputs: { input: [tensorOf([14, 14, 8])] },
      output: tensorOf([12, 12, 8], { activation: 'relu', activationFrom: '' }),
    },
    {
      title: 'multiplies the channels',
      values: { depthMultiplier: 3, padding: 'same', strides: 2, activation: 'linear' },
      inputs: { input: [tensorOf([7, 9, 2])] },
      output: tensorOf([4, 5, 6], { activation: 'linear', activationFrom: '' }),
    },
    {
      title: 'reaches further with dilation',
      values: { dilationRate: [2, 3], padding: 'same', activation: 'tanh' },
      inputs: { input: [tensorOf([8, 9, 2])] },
      output: tensorOf([8, 9, 2], { activation: 'tanh', activationFrom: '' }),
    },
    {
      title: 'refuses a kernel that is larger than the image',
      values: { kernelSize: [5, 5] },
      inputs: { input: [tensorOf([3, 3, 8])] },
      output: 'rejected',
    },
    {
      title: 'refuses steps together with dilation',
      values: { strides: 2, dilationRate: [2, 2] },
      inputs: { input: [tensorOf([28, 28, 1])] },
      output: 'rejected',
    },
    { title: 'refuses a plain row of numbers', inputs: { input: [tensorOf([784])] }, output: 'rejected' },
  ],
});
