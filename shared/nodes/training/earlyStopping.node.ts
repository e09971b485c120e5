import { defineNode } from '../definition.ts';
import { gives } from '../inference.ts';
import { integer, real, toggle } from '../params.ts';
import { monitor } from './monitorParam.ts';

export const earlyStoppingNode = defineNode({
  kind: 'earlyStopping',
  version: 1,
  title: { en: 'Early stopping', zh: '提前停止' },
  docs: {
    en: 'Ends the training when the watched value has not improved for some epochs, and brings back the best weights. It saves time and keeps the network from learning the training rows by heart.\n\nWatch the validation loss; then you may set the number of epochs generously.',
    zh: '当所观察的数值连续若干轮没有改善时结束训练，并恢复最好的权重。它节省时间，也避免网络死记训练数据。\n\n建议观察验证损失；这样轮数可以设得宽裕一些。',
  },
  category: 'training',
  icon: 'TimerOff',
  keywords: [
    'EarlyStopping',
    'callback',
    'patience',
    'overfitting',
    'restore best weights',
    '早停',
    '提前终止',
    '回调',
    '耐心',
  ],
  params: {
    monitor,
    patience: integer({
      label: { en: 'Patience', zh: '耐心' },
      help: {
        en: 'How many epochs may pass without improvement before the training ends.',
        zh: '在结束训练之前，允许多少轮没有改善。',
      },
      unit: { en: 'epochs', zh: '轮' },
      initial: 3,
      min: 0,
      max: 10_000,
      onCard: true,
    }),
    minDelta: real({
      label: { en: 'Smallest improvement', zh: '最小改善' },
      help: {
        en: 'A change smaller than this does not count as an improvement.',
        zh: '小于此值的变化不算改善。',
      },
      initial: 0,
      min: 0,
      max: 1000,
      step: 0.001,
    }),
    restoreBest: toggle({
      label: { en: 'Bring back the best weights', zh: '恢复最好的权重' },
      help: {
        en: 'At the end, takes the weights of the best epoch instead of the last one.',
        zh: '结束时使用最好一轮的权重，而不是最后一轮的。',
      },
      initial: true,
    }),
  },
  inputs: () => [],
  outputs: () => [{ name: 'callback', carries: 'callback', label: { en: 'Callback', zh: '回调' } }],
  infer: (values) => gives({ carries: 'callback', monitor: values.monitor }),
  step: (values) => ({ type: 'callback', className: 'EarlyStopping', config: { ...values } }),
  examples: [
    { title: 'watches the validation loss', inputs: {}, output: { carries: 'callback', monitor: 'valLoss' } },
    {
      title: 'watches something else',
      values: { monitor: 'accuracy' },
      inputs: {},
      output: { carries: 'callback', monitor: 'accuracy' },
    },
  ],
});
