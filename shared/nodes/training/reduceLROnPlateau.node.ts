import { defineNode } from '../definition.ts';
import { gives } from '../inference.ts';
import { integer, real } from '../params.ts';
import { monitor } from './monitorParam.ts';

export const reduceLROnPlateauNode = defineNode({
  kind: 'reduceLROnPlateau',
  version: 1,
  title: { en: 'Reduce on plateau', zh: '停滞时降低学习率' },
  docs: {
    en: 'Lowers the learning rate whenever the watched value has not improved for some epochs. It needs no plan of how long training takes, and goes well with early stopping (give that one more patience).\n\nIt also works beside a schedule: both factors count.',
    zh: '当所观察的数值若干轮没有改善时，降低学习率。它不需要预先知道训练要多久，适合与提前停止一起使用（提前停止的耐心应更大）。\n\n它也可以与其他调度并用：两个系数相乘。',
  },
  category: 'training',
  icon: 'ChartNoAxesColumnDecreasing',
  keywords: ['ReduceLROnPlateau', 'callback', 'learning rate schedule', '学习率', '调度', '停滞', '平台期'],
  params: {
    monitor,
    factor: real({
      label: { en: 'Factor', zh: '系数' },
      help: { en: 'What the learning rate is multiplied by.', zh: '学习率每次乘以的系数。' },
      initial: 0.1,
      min: 0.001,
      max: 0.999,
      step: 0.1,
      onCard: true,
    }),
    patience: integer({
      label: { en: 'Patience', zh: '耐心' },
      help: {
        en: 'How many epochs may pass without improvement before it is lowered.',
        zh: '在降低之前，允许多少轮没有改善。',
      },
      unit: { en: 'epochs', zh: '轮' },
      initial: 5,
      min: 1,
      max: 10_000,
      onCard: true,
    }),
    minDelta: real({
      label: { en: 'Smallest improvement', zh: '最小改善' },
      help: { en: 'A change smaller than this does not count as an improvement.', zh: '小于此值的变化不算改善。' },
      initial: 0.0001,
      min: 0,
      max: 1000,
      step: 0.001,
    }),
    cooldown: integer({
      label: { en: 'Cool-down', zh: '冷却' },
      help: {
        en: 'How many epochs do not count after it was lowered.',
        zh: '降低之后有多少轮不计入等待。',
      },
      unit: { en: 'epochs', zh: '轮' },
      initial: 0,
      min: 0,
      max: 10_000,
    }),
    minLearningRate: real({
      label: { en: 'Lowest learning rate', zh: '最低学习率' },
      help: { en: 'It is never lowered beneath this.', zh: '学习率不会低于此值。' },
      initial: 0,
      min: 0,
      max: 10,
      step: 0.00001,
    }),
  },
  inputs: () => [],
  outputs: () => [{ name: 'callback', carries: 'callback', label: { en: 'Callback', zh: '回调' } }],
  infer: (values) => gives({ carries: 'callback', monitor: values.monitor }),
  step: (values) => ({ type: 'callback', className: 'ReduceLROnPlateau', config: { ...values } }),
  examples: [
    { title: 'watches the validation loss', inputs: {}, output: { carries: 'callback', monitor: 'valLoss' } },
    {
      title: 'watches something else',
      values: { monitor: 'loss' },
      inputs: {},
      output: { carries: 'callback', monitor: 'loss' },
    },
  ],
});
