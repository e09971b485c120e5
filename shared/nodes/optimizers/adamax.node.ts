import { beta1, beta2, defineOptimizer, epsilon, learningRate, nativeOnly } from './optimizerNode.ts';

export const adamaxNode = defineOptimizer({
  kind: 'adamax',
  className: 'Adamax',
  title: { en: 'Adamax', zh: 'Adamax' },
  docs: {
    en: 'Adam that measures gradients by the largest recent one instead of their mean square. Steadier where gradients are mostly zero and sometimes large, as with embeddings.\n\nElse there is rarely a reason to leave Adam.',
    zh: '用近期最大的梯度而不是均方值来衡量梯度的 Adam。当梯度大多为零、偶尔很大时更稳定，例如嵌入层。\n\n除此之外很少有理由不用 Adam。',
  },
  icon: 'Mountain',
  keywords: ['Adamax', 'optim.Adamax', 'infinity norm', 'adaptive', '优化器', '自适应', '无穷范数'],
  nativeOnly,
  params: {
    learningRate: learningRate(0.001),
    beta1,
    beta2: beta2(0.999),
    epsilon,
  },
});
