import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { givesNothing, givesSameShape, readTensor } from '../inference.ts';
import { real } from '../params.ts';
import { layerInput, layerOutput } from '../ports.ts';

export const batchNormalizationNode = defineNode({
  kind: 'batchNormalization',
  version: 1,
  title: { en: 'Batch normalization', zh: '批归一化' },
  docs: {
    en: 'Brings every channel to mean 0 and deviation 1 over the batch, then lets the network learn its own scale and shift. Deep networks train faster and forgive a larger learning rate.\n\nWhile training it uses the batch at hand; afterwards it uses averages gathered during training. Very small batches make it unreliable.\n\n*Input shape:* any, the last axis holds the channels. *Output shape:* the same.',
    zh: '在一个批次内把每个通道调整为均值 0、标准差 1，再让网络学习自己的缩放和平移。深层网络因此训练更快，也能承受更大的学习率。\n\n训练时使用当前批次的统计量，之后使用训练期间积累的平均值。批次太小会使它不可靠。\n\n*输入形状：*任意，最后一个轴为通道。*输出形状：*不变。',
  },
  category: 'layer',
  family: 'normalisation',
  icon: 'ChartNoAxesColumn',
  keywords: ['BatchNorm', 'BatchNorm2d', 'nn.BatchNorm1d', 'bn', 'normalization', '批标准化', '归一化', '批归一化'],
  params: {
    momentum: real({
      label: { en: 'Momentum', zh: '动量' },
      help: {
        en: 'How slowly the averages follow: 0.99 remembers about the last hundred steps. PyTorch counts the other way round (1 minus this).',
        zh: '平均值更新的快慢：0.99 大约记住最近一百步。PyTorch 的定义相反（1 减去此值）。',
      },
      initial: 0.99,
      min: 0,
      max: 0.9999,
      step: 0.01,
    }),
    epsilon: real({
      label: { en: 'Epsilon', zh: 'Epsilon' },
      help: {
        en: 'A small number that keeps the division safe when a channel hardly varies.',
        zh: '一个很小的数，在某个通道几乎不变化时保证除法安全。',
      },
      initial: 0.001,
      min: 1e-7,
      max: 0.1,
      scale: 'log',
    }),
  },
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer(_values, inputs) {
    const tensor = readTensor(inputs, 'input');
    if (!tensor) return givesNothing();
    if (tensor.shape.length === 0) {
      return givesNothing({
        code: 'shape.needsAxis',
        severity: 'error',
        port: 'input',
        values: { needs: 1, got: 0 },
        fixes: [{ type: 'insertBefore', node: '', port: 'input', kind: 'reshape', values: { targetShape: [1] } }],
      });
    }
    const channels = [tensor.shape.at(-1) ?? null];
    return givesSameShape(tensor, {
      weights: [
        { name: 'gamma', shape: channels, trainable: true },
        { name: 'beta', shape: channels, trainable: true },
        { name: 'moving_mean', shape: channels, trainable: false },
        { name: 'moving_variance', shape: channels, trainable: false },
      ],
    });
  },
  step: (values) => ({ type: 'layer', className: 'BatchNormalization', config: { ...values } }),
  examples: [
    { title: 'keeps the shape', inputs: { input: [tensorOf([26, 26, 32])] }, output: tensorOf([26, 26, 32]) },
    { title: 'refuses a value without axes', inputs: { input: [tensorOf([])] }, output: 'rejected' },
  ],
});
