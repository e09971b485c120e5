import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesTensor, readTensor } from '../inference.ts';
import { integer } from '../params.ts';
import { layerInput, layerOutput } from '../ports.ts';
import { nativeOnly } from './nativeOnly.ts';
import { needSequence } from './needSequence.ts';

export const upSampling1dNode = defineNode({
  kind: 'upSampling1d',
  version: 1,
  title: { en: 'Upsampling 1D', zh: '上采样 1D' },
  docs: {
    en: 'Makes a sequence longer by repeating every step. Nothing is learned.\n\nFollowed by a convolution it is the calm way to grow a signal again in an autoencoder or a network that marks every moment.\n\n*Input shape:* time × channels. *Output shape:* time · factor × channels.',
    zh: '重复每个时间步，使序列变长。它没有可学习的参数。\n\n后接卷积层，就是在自编码器或逐时刻标注的网络中把信号放大回来的平稳方式。\n\n*输入形状：*时间 × 通道。*输出形状：*时间·倍数 × 通道。',
  },
  category: 'shape',
  icon: 'MoveHorizontal',
  keywords: ['UpSampling1D', 'nn.Upsample', 'repeat', 'decoder', 'autoencoder', '上采样', '放大', '重复', '序列'],
  nativeOnly,
  params: {
    size: integer({
      label: { en: 'Factor', zh: '倍数' },
      help: { en: 'How many times longer the sequence becomes.', zh: '序列变为原来的多少倍长。' },
      initial: 2,
      min: 1,
      max: 64,
      onCard: true,
    }),
  },
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer({ size }, inputs) {
    const tensor = readTensor(inputs, 'input');
    if (!tensor) return givesNothing();
    const problem = needSequence(tensor.shape);
    if (problem) return givesNothing(problem);
    const [time = null, channels = null] = tensor.shape;
    return givesTensor(tensor, [time === null ? null : time * size, channels]);
  },
  step: (values) => ({ type: 'layer', className: 'UpSampling1D', config: { ...values } }),
  examples: [
    { title: 'doubles the length', inputs: { input: [tensorOf([25, 8])] }, output: tensorOf([50, 8]) },
    { title: 'refuses a plain row of numbers', inputs: { input: [tensorOf([64])] }, output: 'rejected' },
  ],
});
