import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { passesInput } from '../inference.ts';
import { real } from '../params.ts';
import { layerInput, layerOutput } from '../ports.ts';

export const alphaDropoutNode = defineNode({
  kind: 'alphaDropout',
  version: 1,
  title: { en: 'Alpha dropout', zh: 'Alpha 失活' },
  docs: {
    en: 'Dropout for networks with selu: sets a share of the values to selu’s lower bound instead of zero and rescales, so that mean and spread stay as they were. Outside training it does nothing.\n\nPut it behind dense layers with the activation selu and LeCun normal weights; for everything else use dropout.\n\n*Input shape:* any. *Output shape:* the same.',
    zh: '用于 selu 网络的随机失活：把一部分数值设为 selu 的下限而不是零，再重新缩放，使均值和方差保持不变。训练之外它什么也不做。\n\n把它放在激活函数为 selu、初始权重为 LeCun 正态的全连接层之后；其他情况请用随机失活。\n\n*输入形状：*任意。*输出形状：*不变。',
  },
  category: 'layer',
  family: 'regularisation',
  icon: 'CloudHail',
  keywords: [
    'AlphaDropout',
    'nn.AlphaDropout',
    'selu',
    'self-normalizing',
    'regularization',
    '失活',
    '正则化',
    '自归一化',
  ],
  params: {
    rate: real({
      label: { en: 'Rate', zh: '比例' },
      help: {
        en: 'The share of values that is switched off (not the share that is kept).',
        zh: '被关闭的数值所占比例（不是保留的比例）。',
      },
      initial: 0.1,
      min: 0,
      max: 0.95,
      step: 0.05,
      onCard: true,
    }),
  },
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer: passesInput,
  step: (values) => ({ type: 'layer', className: 'AlphaDropout', config: { ...values } }),
  examples: [{ title: 'keeps the shape', inputs: { input: [tensorOf([64])] }, output: tensorOf([64]) }],
});
