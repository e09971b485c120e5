import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesTensor, readTensor } from '../inference.ts';
import { choice, pair } from '../params.ts';
import { layerInput, layerOutput } from '../ports.ts';
import { needImage } from './needImage.ts';

export const upSampling2dNode = defineNode({
  kind: 'upSampling2d',
  version: 1,
  title: { en: 'Upsampling 2D', zh: '上采样 2D' },
  docs: {
    en: 'Makes an image larger by a whole factor: nearest repeats each pixel, bilinear blends between them. Nothing is learned.\n\nFollowed by a convolution it is the calm way to grow an image in a decoder or a segmentation network, without the checkerboard of transposed convolutions.\n\n*Input shape:* height × width × channels. *Output shape:* height · factor × width · factor × channels.',
    zh: '按整数倍放大图像：nearest 重复每个像素，bilinear 在像素之间过渡。它没有可学习的参数。\n\n后接卷积层，就是在解码器或分割网络中放大图像的平稳方式，不会出现转置卷积的棋盘格。\n\n*输入形状：*高 × 宽 × 通道。*输出形状：*高·倍数 × 宽·倍数 × 通道。',
  },
  category: 'shape',
  icon: 'Maximize2',
  keywords: ['Upsample', 'nn.Upsample', 'interpolate', 'resize', 'decoder', 'unet', '上采样', '放大', '插值'],
  params: {
    size: pair({
      label: { en: 'Factor', zh: '倍数' },
      help: { en: 'How many times higher and wider the image becomes.', zh: '图像的高和宽各变为多少倍。' },
      initial: [2, 2],
      min: 1,
      max: 64,
      onCard: true,
    }),
    interpolation: choice({
      label: { en: 'Between the pixels', zh: '插值方式' },
      help: {
        en: 'nearest repeats pixels and keeps edges hard; bilinear is smooth.',
        zh: 'nearest 重复像素，边缘保持清晰；bilinear 则平滑过渡。',
      },
      initial: 'nearest',
      options: [
        { value: 'nearest', label: { en: 'nearest', zh: 'nearest（最近邻）' } },
        { value: 'bilinear', label: { en: 'bilinear', zh: 'bilinear（双线性）' } },
      ],
      onCard: true,
    }),
  },
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer({ size }, inputs) {
    const tensor = readTensor(inputs, 'input');
    if (!tensor) return givesNothing();
    const problem = needImage(tensor.shape);
    if (problem) return givesNothing(problem);
    const [height = null, width = null, channels = null] = tensor.shape;
    return givesTensor(tensor, [
      height === null ? null : height * size[0],
      width === null ? null : width * size[1],
      channels,
    ]);
  },
  step: (values) => ({ type: 'layer', className: 'UpSampling2D', config: { ...values } }),
  examples: [
    { title: 'doubles both sides', inputs: { input: [tensorOf([7, 7, 8])] }, output: tensorOf([14, 14, 8]) },
    {
      title: 'blends between pixels, each side by its own factor',
      values: { size: [3, 2], interpolation: 'bilinear' },
      inputs: { input: [tensorOf([4, 5, 2])] },
      output: tensorOf([12, 10, 2]),
    },
    { title: 'refuses a plain row of numbers', inputs: { input: [tensorOf([64])] }, output: 'rejected' },
  ],
});
