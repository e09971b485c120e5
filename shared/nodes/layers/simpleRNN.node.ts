import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { layerInput, layerOutput } from '../ports.ts';
import { activation, withoutZeroPenalties } from './layerParams.ts';
import { recurrentExamples } from './recurrentExamples.ts';
import { inferRecurrent, recurrentParams } from './recurrentParams.ts';

export const simpleRNNNode = defineNode({
  kind: 'simpleRNN',
  version: 1,
  title: { en: 'Simple RNN', zh: '简单循环' },
  docs: {
    en: 'Reads a sequence step by step: each new state is made of the step and of the state before, through one dense layer. The plainest recurrent layer, good to understand how they work and for short sequences.\n\nAfter some ten steps it has forgotten the start; LSTM and GRU have gates against that.\n\n*Input shape:* time × channels. *Output shape:* units, or time × units when it gives every step.',
    zh: '逐步读取序列：每个新状态由当前步和上一个状态经过一个全连接层得到。它是最朴素的循环层，适合用来理解循环网络的原理，也适用于短序列。\n\n大约十步之后它就忘记了开头；LSTM 和 GRU 用门控解决了这个问题。\n\n*输入形状：*时间 × 通道。*输出形状：*单元数；输出每一步时为 时间 × 单元数。',
  },
  category: 'layer',
  family: 'recurrent',
  icon: 'Repeat2',
  keywords: ['nn.RNN', 'SimpleRNN', 'recurrent', 'elman', 'vanilla rnn', '循环神经网络', '循环层', '序列'],
  params: {
    ...recurrentParams,
    activation: {
      ...activation,
      initial: 'tanh' as const,
      help: {
        en: 'What is applied to each new state. tanh keeps it within bounds, however long the sequence.',
        zh: '作用于每个新状态的函数。无论序列多长，tanh 都使它保持在有限范围内。',
      },
    },
  },
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer(values, inputs) {
    const cell = { gates: 1, biasShape: [values.units], biasInitializer: 'zeros' } as const;
    return inferRecurrent(values, inputs, cell, { activation: values.activation, activationFrom: '' });
  },
  step: (values) => ({ type: 'layer', className: 'SimpleRNN', config: withoutZeroPenalties(values) }),
  examples: [
    ...recurrentExamples({ activation: 'tanh', activationFrom: '' }),
    {
      title: 'takes another activation',
      values: { units: 4, activation: 'softsign', returnSequences: true },
      inputs: { input: [tensorOf([6, 3])] },
      output: tensorOf([6, 4], { activation: 'softsign', activationFrom: '', unitsFrom: '' }),
    },
  ],
});
