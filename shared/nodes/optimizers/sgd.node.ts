import { real, toggle } from '../params.ts';
import { defineOptimizer, learningRate } from './optimizerNode.ts';

export const sgdNode = defineOptimizer({
  kind: 'sgd',
  className: 'SGD',
  title: { en: 'SGD', zh: 'SGD' },
  docs: {
    en: 'Stochastic gradient descent: moves the weights a little against the gradient of each batch. The plainest optimizer; with momentum 0.9 it rolls through flat places and often generalises best.\n\nIt needs a learning rate that fits the problem; 0.01 is a start. Adam is easier when you do not want to tune.',
    zh: '随机梯度下降：根据每个批次的梯度，把权重向反方向移动一点。它是最朴素的优化器；加上 0.9 的动量，它能越过平坦的区域，泛化效果往往最好。\n\n它需要适合问题的学习率，可以从 0.01 开始。不想调参时用 Adam 更省事。',
  },
  icon: 'TrendingDown',
  keywords: [
    'SGD',
    'optim.SGD',
    'momentum',
    'nesterov',
    'stochastic gradient descent',
    '优化器',
    '随机梯度下降',
    '动量',
  ],
  params: {
    learningRate: learningRate(0.01),
    momentum: real({
      label: { en: 'Momentum', zh: '动量' },
      help: {
        en: 'How much of the former step is kept, as in a rolling ball. 0 for none, 0.9 is usual.',
        zh: '保留多少上一步的移动，就像滚动的球。0 表示没有，常用 0.9。',
      },
      initial: 0,
      min: 0,
      max: 0.9999,
      step: 0.05,
      onCard: true,
    }),
    nesterov: toggle({
      label: { en: 'Nesterov', zh: 'Nesterov' },
      help: {
        en: 'Looks at the gradient where the momentum is about to carry the weights. Slightly better steps; needs momentum.',
        zh: '在动量将要到达的位置计算梯度，步子略好一些；需要动量大于 0。',
      },
      initial: false,
      visibleWhen: (values) => values.momentum !== 0,
    }),
  },
});
