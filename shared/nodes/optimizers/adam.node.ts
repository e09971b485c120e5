import { real, toggle } from '../params.ts';
import { defineOptimizer, epsilon, learningRate } from './optimizerNode.ts';

export const adamNode = defineOptimizer({
  kind: 'adam',
  className: 'Adam',
  title: { en: 'Adam', zh: 'Adam' },
  docs: {
    en: 'Moves the weights against the gradient, with a step size of its own for every weight, adapted while training. It works well without tuning and is the right first choice for nearly everything.\n\nIf training is unstable, lower the learning rate first. A well-tuned SGD with momentum is sometimes a little better in the end.',
    zh: '沿梯度的反方向移动权重，每个权重都有自己的步长，并在训练中自动调整。它几乎不用调参就能很好地工作，是绝大多数任务的首选。\n\n如果训练不稳定，先降低学习率。精心调参的带动量 SGD 最终有时会略好一些。',
  },
  icon: 'Rocket',
  keywords: ['Adam', 'optim.Adam', 'adaptive', 'gradient descent', '优化器', '自适应', '梯度下降', '学习率'],
  params: {
    learningRate: learningRate(0.001),
    beta1: real({
      label: { en: 'Beta 1', zh: 'Beta 1' },
      help: {
        en: 'How much of the former direction is kept in each step.',
        zh: '每一步保留多少之前的方向。',
      },
      initial: 0.9,
      min: 0,
      max: 0.9999,
      step: 0.01,
    }),
    beta2: real({
      label: { en: 'Beta 2', zh: 'Beta 2' },
      help: {
        en: 'How slowly the step size of each weight adapts.',
        zh: '每个权重的步长调整得有多慢。',
      },
      initial: 0.999,
      min: 0,
      max: 0.99999,
      step: 0.001,
    }),
    epsilon,
    amsgrad: toggle({
      label: { en: 'AMSGrad', zh: 'AMSGrad' },
      help: {
        en: 'Never lets the step size of a weight grow again. Slower; try it when Adam does not come to rest. Native engine only.',
        zh: '不允许某个权重的步长再次变大。较慢；当 Adam 难以收敛时可以尝试。仅限原生引擎。',
      },
      initial: false,
    }),
  },
});
