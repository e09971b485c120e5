import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { toggle } from '../params.ts';
import { layerInput, layerOutput } from '../ports.ts';
import { withoutZeroPenalties } from './layerParams.ts';
import { recurrentExamples } from './recurrentExamples.ts';
import { inferRecurrent, recurrentParams } from './recurrentParams.ts';

export const gruNode = defineNode({
  kind: 'gru',
  version: 1,
  title: { en: 'GRU', zh: 'GRU' },
  docs: {
    en: 'Reads a sequence step by step with two gates: one decides how much of the old state stays, one how much of it counts for the new. A quarter fewer weights than an LSTM, quicker to train, and often as good.\n\nStack two by letting the first give every step.\n\n*Input shape:* time × channels. *Output shape:* units, or time × units when it gives every step.',
    zh: '用两个门逐步读取序列：一个决定旧状态保留多少，一个决定旧状态对新状态影响多少。权重比 LSTM 少四分之一，训练更快，效果往往相当。\n\n要叠加两层，请让第一层输出每一步。\n\n*输入形状：*时间 × 通道。*输出形状：*单元数；输出每一步时为 时间 × 单元数。',
  },
  category: 'layer',
  family: 'recurrent',
  icon: 'RotateCw',
  keywords: [
    'nn.GRU',
    'gated recurrent unit',
    'recurrent',
    'rnn',
    'bidirectional',
    'BiGRU',
    '门控循环单元',
    '循环神经网络',
    '双向',
    '序列',
  ],
  params: {
    ...recurrentParams,
    resetAfter: toggle({
      label: { en: 'Reset after the product', zh: '先乘后重置' },
      help: {
        en: 'On is the form of Keras and PyTorch. Off is the original one, which old models and TF.js use.',
        zh: '打开为 Keras 与 PyTorch 的形式；关闭为最初的形式，旧模型和 TF.js 使用它。',
      },
      initial: true,
    }),
  },
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer(values, inputs) {
    const biasShape = values.resetAfter ? [2, 3 * values.units] : [3 * values.units];
    return inferRecurrent(values, inputs, { gates: 3, biasShape, biasInitializer: 'zeros' }, { activation: 'tanh' });
  },
  step: (values) => ({
    type: 'layer',
    className: 'GRU',
    config: { ...withoutZeroPenalties(values), activation: 'tanh', recurrentActivation: 'sigmoid' },
  }),
  examples: [
    ...recurrentExamples({ activation: 'tanh' }),
    {
      title: 'resets before the product, as it was first',
      values: { units: 4, resetAfter: false, returnSequences: true },
      inputs: { input: [tensorOf([6, 3])] },
      output: tensorOf([6, 4], { activation: 'tanh', unitsFrom: '' }),
    },
  ],
});
