import { beta1, beta2, defineOptimizer, learningRate, nativeOnly } from './optimizerNode.ts';

export const lionNode = defineOptimizer({
  kind: 'lion',
  className: 'Lion',
  title: { en: 'Lion', zh: 'Lion' },
  docs: {
    en: 'Moves every weight by the same amount, up or down by the sign of its momentum. It keeps half as much memory as Adam and does well with large batches.\n\nTake a learning rate three to ten times smaller than for Adam, and more weight decay.',
    zh: '每个权重移动同样的幅度，方向由其动量的正负决定。占用的内存只有 Adam 的一半，在大批次下表现良好。\n\n学习率应比 Adam 小三到十倍，权重衰减则更大。',
  },
  icon: 'PawPrint',
  keywords: ['Lion', 'sign momentum', 'evolved', 'low memory', '优化器', '符号', '省内存'],
  nativeOnly,
  params: {
    learningRate: learningRate(0.001),
    beta1,
    beta2: beta2(0.99),
  },
});
