import { beta1, beta2, defineOptimizer, epsilon, learningRate, nativeOnly, weightDecay } from './optimizerNode.ts';

export const adamWNode = defineOptimizer({
  kind: 'adamW',
  className: 'AdamW',
  title: { en: 'AdamW', zh: 'AdamW' },
  docs: {
    en: 'Adam that also shrinks every weight a little in each step, apart from the gradient. Networks with many weights generalise better so; the usual optimizer for transformers.\n\nWhere plain Adam learns by heart, try it with a decay of 0.004 to 0.1.',
    zh: '在 Adam 的基础上，每一步还使所有权重略微缩小，与梯度无关。权重很多的网络因此泛化得更好；它是 Transformer 常用的优化器。\n\n当普通 Adam 出现死记硬背时，可用 0.004 到 0.1 的衰减尝试。',
  },
  icon: 'ShieldCheck',
  keywords: ['AdamW', 'optim.AdamW', 'weight decay', 'transformer', '优化器', '权重衰减', '自适应'],
  nativeOnly,
  params: {
    learningRate: learningRate(0.001),
    beta1,
    beta2: beta2(0.999),
    epsilon,
    weightDecay: weightDecay(0.004),
  },
});
