import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { passesInput } from '../inference.ts';
import { real } from '../params.ts';
import { layerInput, layerOutput } from '../ports.ts';

export const gaussianNoiseNode = defineNode({
  kind: 'gaussianNoise',
  version: 1,
  title: { en: 'Gaussian noise', zh: '高斯噪声' },
  docs: {
    en: 'Adds random noise to every value in each training step, so that the network learns not to depend on exact numbers. Outside training it does nothing.\n\nPut it behind the input of noisy measurements or of a denoising autoencoder; the deviation should suit the scale of the values.\n\n*Input shape:* any. *Output shape:* the same.',
    zh: '在每一步训练中给每个数值加上随机噪声，使网络学会不依赖精确的数字。训练之外它什么也不做。\n\n可放在带噪声的测量数据之后，或用于去噪自编码器；标准差应与数值的尺度相称。\n\n*输入形状：*任意。*输出形状：*不变。',
  },
  category: 'layer',
  family: 'regularisation',
  icon: 'AudioLines',
  keywords: [
    'GaussianNoise',
    'noise',
    'augmentation',
    'denoising',
    'regularization',
    '噪声',
    '数据增强',
    '去噪',
    '正则化',
  ],
  params: {
    stddev: real({
      label: { en: 'Deviation', zh: '标准差' },
      help: { en: 'The standard deviation of the noise.', zh: '噪声的标准差。' },
      initial: 0.1,
      min: 0,
      max: 100,
      step: 0.05,
      onCard: true,
    }),
  },
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer: passesInput,
  step: (values) => ({ type: 'layer', className: 'GaussianNoise', config: { ...values } }),
  examples: [{ title: 'keeps the shape', inputs: { input: [tensorOf([28, 28, 1])] }, output: tensorOf([28, 28, 1]) }],
});
