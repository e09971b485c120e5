import { beta2, defineOptimizer, epsilon, learningRate, nativeOnly } from './optimizerNode.ts';

export const adadeltaNode = defineOptimizer({
  kind: 'adadelta',
  className: 'Adadelta',
  title: { en: 'Adadelta', zh: 'Adadelta' },
  docs: {
    en: 'Takes the size of its steps from former steps instead of a learning rate, and forgets old gradients, so that it never comes to a stop.\n\nKeras starts with a learning rate of 0.001, which is slow; the method was meant for 1.',
    zh: '步子的大小来自之前的步子而不是学习率，并会忘记旧的梯度，因此不会停下来。\n\nKeras 的学习率默认为 0.001，比较慢；该方法原本是按 1 设计的。',
  },
  icon: 'Gauge',
  keywords: ['Adadelta', 'optim.Adadelta', 'adaptive', 'rho', '优化器', '自适应', '无需学习率'],
  nativeOnly,
  params: {
    learningRate: learningRate(0.001),
    rho: beta2(0.95),
    epsilon,
  },
});
