import { real, toggle } from '../params.ts';
import { defineOptimizer, epsilon, learningRate } from './optimizerNode.ts';

export const rmspropNode = defineOptimizer({
  kind: 'rmsprop',
  className: 'RMSprop',
  title: { en: 'RMSprop', zh: 'RMSprop' },
  docs: {
    en: 'Divides the step of each weight by the recent size of its gradients, so steep and flat directions move alike. Older than Adam and close to it; without memory of the direction it copes well with noisy or changing problems.\n\nTry it for recurrent networks, or when Adam wanders.',
    zh: '把每个权重的步长除以其近期梯度的大小，使陡峭和平坦的方向移动得差不多。它比 Adam 更早，与之相近；由于不记忆方向，它能较好地应对噪声大或不断变化的问题。\n\n可用于循环网络，或在 Adam 徘徊不前时尝试。',
  },
  icon: 'WavesHorizontal',
  keywords: ['RMSprop', 'optim.RMSprop', 'adaptive', 'rms', '优化器', '自适应', '均方根'],
  params: {
    learningRate: learningRate(0.001),
    rho: real({
      label: { en: 'Rho', zh: 'Rho' },
      help: {
        en: 'How slowly the memory of former gradients fades.',
        zh: '对之前梯度的记忆消退得有多慢。',
      },
      initial: 0.9,
      min: 0,
      max: 0.9999,
      step: 0.01,
    }),
    momentum: real({
      label: { en: 'Momentum', zh: '动量' },
      help: { en: 'How much of the former step is kept. 0 for none.', zh: '保留多少上一步的移动。0 表示没有。' },
      initial: 0,
      min: 0,
      max: 0.9999,
      step: 0.05,
    }),
    epsilon,
    centered: toggle({
      label: { en: 'Centred', zh: '中心化' },
      help: {
        en: 'Takes the mean of the gradient off before measuring it: steadier, at the price of memory. Native engine only.',
        zh: '在衡量梯度之前减去其均值：更平稳，但占用更多内存。仅限原生引擎。',
      },
      initial: false,
    }),
  },
});
