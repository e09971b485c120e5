import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesTensor, readTensor } from '../inference.ts';
import { integer } from '../params.ts';
import { layerInput, layerOutput } from '../ports.ts';
import { filters, kernelSize } from './convParams.ts';
import { activation, kernelInitializer, padding, regularizers, useBias, withoutZeroPenalties } from './layerParams.ts';
import { slideVolume } from './slideVolume.ts';

export const conv3dNode = defineNode({
  kind: 'conv3d',
  version: 1,
  title: { en: 'Conv 3D', zh: '三维卷积' },
  docs: {
    en: 'Slides small learned filters through a volume: a scan made of slices, or a short film whose third direction is time. Each filter finds its own pattern wherever it appears.\n\nA 3×3×3 filter has three times the weights of a 3×3 one and moves in one more direction, so start with few filters.\n\n*Input shape:* depth × height × width × channels. *Output shape:* depth × height × width × filters, smaller by the kernel minus one with valid padding.',
    zh: '用一组可学习的小滤波器穿过一个体数据：由切片组成的扫描，或以时间为第三个方向的短片。每个滤波器在任何位置寻找自己的模式。\n\n3×3×3 的滤波器的权重是 3×3 的三倍，还多一个移动方向，所以先用较少的滤波器。\n\n*输入形状：*深 × 高 × 宽 × 通道。*输出形状：*深 × 高 × 宽 × 滤波器数；使用 valid 填充时各减少“卷积核尺寸减一”。',
  },
  category: 'layer',
  family: 'convolution',
  icon: 'Box',
  keywords: ['Conv3D', 'nn.Conv3d', 'volume', 'video', 'ct', 'mri', 'voxel', '卷积', '三维', '体数据', '视频'],
  params: {
    filters,
    kernelDepth: integer({
      label: { en: 'Kernel depth', zh: '卷积核深度' },
      help: {
        en: 'How many slices (or moments of a film) each filter looks at together.',
        zh: '每个滤波器一次查看多少层切片（或影片的多少个时刻）。',
      },
      initial: 3,
      min: 1,
      max: 64,
    }),
    kernelSize,
    activation,
    padding,
    strides: integer({
      label: { en: 'Step', zh: '步幅' },
      help: {
        en: 'How far the filter moves, the same in all three directions. 2 halves the volume’s sides.',
        zh: '滤波器每次移动的距离，三个方向相同。2 使各边减半。',
      },
      initial: 1,
      min: 1,
      max: 64,
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
    const size = [values.kernelDepth, ...values.kernelSize] as const;
    const { strides } = values;
    const slid = slideVolume(tensor.shape, { size, strides: [strides, strides, strides], padding: values.padding });
    if (slid.problem) return givesNothing(slid.problem);
    return givesTensor(tensor, [...slid.shape.slice(0, 3), values.filters], {
      activation: values.activation,
      activationFrom: '',
      weights: [
        { name: 'kernel', shape: [...size, slid.shape[3] ?? null, values.filters], trainable: true },
        ...(values.useBias ? [{ name: 'bias', shape: [values.filters], trainable: true }] : []),
      ],
    });
  },
  step: ({ kernelDepth, kernelSize: plane, strides, ...values }) => ({
    type: 'layer',
    className: 'Conv3D',
    config: {
      ...withoutZeroPenalties(values),
      kernelSize: [kernelDepth, ...plane],
      strides: [strides, strides, strides],
    },
  }),
  examples: [
    {
      title: 'shrinks the edges with valid padding',
      values: { filters: 4 },
      inputs: { input: [tensorOf([5, 6, 7, 2])] },
      output: tensorOf([3, 4, 5, 4], { activation: 'relu', activationFrom: '' }),
    },
    {
      title: 'halves odd sizes upwards with same padding and step 2',
      values: { filters: 3, padding: 'same', strides: 2, kernelDepth: 1, useBias: false },
      inputs: { input: [tensorOf([4, 5, 7, 1])] },
      output: tensorOf([2, 3, 4, 3], { activation: 'relu', activationFrom: '' }),
    },
    {
      title: 'refuses a kernel that is deeper than the volume',
      values: { kernelDepth: 5 },
      inputs: { input: [tensorOf([3, 8, 8, 1])] },
      output: 'rejected',
    },
    { title: 'refuses an image', inputs: { input: [tensorOf([28, 28, 1])] }, output: 'rejected' },
  ],
});
