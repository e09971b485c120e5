import { beta1, beta2, defineOptimizer, epsilon, learningRate, nativeOnly } from './optimizerNode.ts';

export const nadamNode = defineOptimizer({
  kind: 'nadam',
  className: 'Nadam',
  title: { en: 'Nadam', zh: 'Nadam' },
  docs: {
    en: 'Adam with Nesterov’s look ahead: it judges the gradient where the momentum is about to lead. Often a little faster than Adam in the first epochs.\n\nTry it where Adam works and is slow.',
    zh: '带 Nesterov 前瞻的 Adam：在动量将要到达的地方判断梯度。最初几轮往往比 Adam 略快。\n\n当 Adam 有效但较慢时可以尝试。',
  },
  icon: 'Telescope',
  keywords: ['Nadam', 'optim.NAdam', 'nesterov', 'adaptive', '优化器', '自适应', '动量'],
  nativeOnly,
  params: {
    learningRate: learningRate(0.001),
    beta1,
    beta2: beta2(0.999),
    epsilon,
  },
});
