import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesTensor, readTensor } from '../inference.ts';
import { pair } from '../params.ts';
import { layerInput, layerOutput } from '../ports.ts';
import { dilationRate, filters, kernelSize } from './convParams.ts';
import { activation, kernelInitializer, padding, regularizers, useBias, withoutZeroPenalties } from './layerParams.ts';
import { slideKernel } from './slideKernel.ts';

export const conv2dNode = defineNode({
  kind: 'conv2d',
  version: 1,
  title: { en: 'Conv 2D', zh: '二维卷积' },
  docs: {
    en: 'Slides small learned filters over an image; each finds its own pattern (an edge, a texture, later a whole sleeve) wherever it appears. The first choice for images: few parameters, and what is learned in one corner works in all others.\n\nStack two or three with pooling between, and let the number of filters grow as the image shrinks.\n\n*Input shape:* height × width × channels. *Output shape:* height × width × filters, smaller by the kernel minus one with valid padding.',
    zh: '用一组可学习的小滤波器在图像上滑动，每个滤波器在任何位置寻找自己的模式（边缘、纹理，后面的层甚至是一只袖子）。它是处理图像的首选：参数少，而且在一个角落学到的模式在其他位置同样有效。\n\n通常叠加两三层，中间加池化，并随着图像变小而增加滤波器数量。\n\n*输入形状：*高 × 宽 × 通道。*输出形状：*高 × 宽 × 滤波器数；使用 valid 填充时，高和宽各减少“卷积核尺寸减一”。',
  },
  category: 'layer',
  family: 'convolution',
  usual: true,
  icon: 'Grid3x3',
  keywords: ['Conv2d', 'Conv2D', 'convolution', 'cnn', 'filter', 'kernel', 'nn.Conv2d', '卷积', '滤波器', '图像'],
  params: {
    filters,
    kernelSize,
    activation,
    padding,
    strides: pair({
      label: { en: 'Step', zh: '步幅' },
      help: {
        en: 'How far the filter moves, down and right. 2×2 halves the image and can replace pooling.',
        zh: '滤波器每次向下和向右移动的距离。2×2 使图像减半，可以代替池化。',
      },
      unit: { en: 'px', zh: '像素' },
      initial: [1, 1],
      min: 1,
      max: 256,
    }),
    dilationRate,
    useBias,
    kernelInitializer,
    ...regularizers,
  },
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer(values, inputs) {
    const tensor = readTensor(inputs, 'input');
    if (!tensor) return givesNothing();
    const slid = slideKernel(tensor.shape, values, [1, 1]);
    if (slid.problem) return givesNothing(slid.problem);
    const [rows = null, columns = null, channels = null] = slid.shape;
    return givesTensor(tensor, [rows, columns, values.filters], {
      activation: values.activation,
      activationFrom: '',
      weights: [
        { name: 'kernel', shape: [...values.kernelSize, channels, values.filters], trainable: true },
        ...(values.useBias ? [{ name: 'bias', shape: [values.filters], trainable: true }] : []),
      ],
    });
  },
  step: (values) => ({ type: 'layer', className: 'Conv2D', config: withoutZeroPenalties(values) }),
  examples: [
    {
      title: 'shrinks the edges with valid padding',
      inputs: { input: [tensorOf([28, 28, 1])] },
      output: tensorOf([26, 26, 32], { activation: 'relu', activationFrom: '' }),
    },
    {
      title: 'keeps the size with same padding',
      values: { filters: 16, kernelSize: [5, 5], padding: 'same', activation: 'linear' },
      inputs: { input: [tensorOf([28, 28, 1])] },
      output: tensorOf([28, 28, 16], { activation: 'linear', activationFrom: '' }),
    },
    {
      title: 'halves an odd size upwards with same padding and step 2',
      values: { filters: 4, padding: 'same', strides: [2, 2] },
      inputs: { input: [tensorOf([7, 7, 3])] },
      output: tensorOf([4, 4, 4], { activation: 'relu', activationFrom: '' }),
    },
    {
      title: 'reaches further with dilation',
      values: { filters: 4, dilationRate: [2, 2] },
      inputs: { input: [tensorOf([10, 10, 3])] },
      output: tensorOf([6, 6, 4], { activation: 'relu', activationFrom: '' }),
    },
    {
      title: 'lets an axis stay unknown',
      values: { filters: 4 },
      inputs: { input: [tensorOf([null, 10, 3])] },
      output: tensorOf([null, 8, 4], { activation: 'relu', activationFrom: '' }),
    },
    {
      title: 'refuses a kernel that is larger than the image',
      values: { kernelSize: [5, 5] },
      inputs: { input: [tensorOf([3, 3, 8])] },
      output: 'rejected',
    },
    {
      title: 'refuses a dilated kernel that is larger than the image',
      values: { kernelSize: [3, 3], dilationRate: [4, 4] },
      inputs: { input: [tensorOf([8, 8, 1])] },
      output: 'rejected',
    },
    {
      title: 'refuses steps together with dilation',
      values: { strides: [2, 2], dilationRate: [2, 2] },
      inputs: { input: [tensorOf([28, 28, 1])] },
      output: 'rejected',
    },
    { title: 'refuses a plain row of numbers', inputs: { input: [tensorOf([784])] }, output: 'rejected' },
  ],
});
