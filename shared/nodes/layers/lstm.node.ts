import { defineNode } from '../definition.ts';
import { layerInput, layerOutput } from '../ports.ts';
import { withoutZeroPenalties } from './layerParams.ts';
import { recurrentExamples } from './recurrentExamples.ts';
import { inferRecurrent, recurrentParams } from './recurrentParams.ts';

export const lstmNode = defineNode({
  kind: 'lstm',
  version: 1,
  title: { en: 'LSTM', zh: 'LSTM' },
  docs: {
    en: 'Reads a sequence step by step and keeps a memory that gates let it write, keep and forget. It connects what lies many steps apart, which plain recurrent layers cannot. The classic for time series, signals and texts.\n\nStack two by letting the first give every step. A GRU is smaller and often as good; for patterns of a few steps a convolution along time is faster.\n\n*Input shape:* time × channels. *Output shape:* units, or time × units when it gives every step.',
    zh: '逐步读取序列，并维持一份记忆，由门控决定写入、保留和遗忘。它能把相隔很多步的内容联系起来，这是普通循环层做不到的。处理时间序列、信号和文本的经典选择。\n\n要叠加两层，请让第一层输出每一步。GRU 更小，效果往往相当；如果模式只有几步长，沿时间的卷积更快。\n\n*输入形状：*时间 × 通道。*输出形状：*单元数；输出每一步时为 时间 × 单元数。',
  },
  category: 'layer',
  family: 'recurrent',
  icon: 'RefreshCw',
  keywords: [
    'nn.LSTM',
    'long short-term memory',
    'recurrent',
    'rnn',
    'bidirectional',
    'BiLSTM',
    '长短期记忆',
    '循环神经网络',
    '双向',
    '序列',
  ],
  params: recurrentParams,
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer(values, inputs) {
    const cell = { gates: 4, biasShape: [4 * values.units], biasInitializer: 'forgetOnes' } as const;
    return inferRecurrent(values, inputs, cell, { activation: 'tanh' });
  },
  // Named, because other programs have other defaults: tfjs' is a hard sigmoid.
  step: (values) => ({
    type: 'layer',
    className: 'LSTM',
    config: { ...withoutZeroPenalties(values), activation: 'tanh', recurrentActivation: 'sigmoid' },
  }),
  examples: recurrentExamples({ activation: 'tanh' }),
});
