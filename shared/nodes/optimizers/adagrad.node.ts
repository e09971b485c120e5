import { defineOptimizer, epsilon, initialAccumulatorValue, learningRate, nativeOnly } from './optimizerNode.ts';

export const adagradNode = defineOptimizer({
  kind: 'adagrad',
  className: 'Adagrad',
  title: { en: 'Adagrad', zh: 'Adagrad' },
  docs: {
    en: 'Gives weights that have moved much ever smaller steps, and rare ones large steps. Made for sparse data such as words, where each weight is seen seldom.\n\nThe steps only ever shrink, so deep networks stop learning early; give it a larger learning rate.',
    zh: '对移动较多的权重使用越来越小的步子，对很少更新的权重使用较大的步子。适合稀疏数据，例如单词，每个权重很少出现。\n\n步子只会越来越小，因此深层网络会过早停止学习；请给它较大的学习率。',
  },
  icon: 'Footprints',
  keywords: ['Adagrad', 'optim.Adagrad', 'sparse', 'adaptive', '优化器', '自适应', '稀疏'],
  nativeOnly,
  params: {
    learningRate: learningRate(0.001),
    initialAccumulatorValue,
    epsilon,
  },
});
