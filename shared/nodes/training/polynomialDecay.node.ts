import { real } from '../params.ts';
import { defineSchedule, finalShare } from './scheduleNode.ts';

export const polynomialDecayNode = defineSchedule({
  kind: 'polynomialDecay',
  className: 'PolynomialDecay',
  title: { en: 'Polynomial decay', zh: '多项式衰减' },
  docs: {
    en: 'Lets the learning rate fall along a line (power 1) or a curve that is steep at first (power 2). With a warm-up and power 1 it is how language models are usually fine-tuned.\n\nIt falls until the last epoch, unless you say when it is to be done.',
    zh: '让学习率沿直线（幂 1）或先陡后缓的曲线（幂 2）下降。配合预热并取幂 1，就是微调语言模型的常用方法。\n\n默认一直降到最后一轮，也可以指定何时降完。',
  },
  icon: 'TrendingDown',
  keywords: ['PolynomialDecay', 'PolynomialLR', 'LinearLR', 'linear decay', '学习率', '调度', '线性', '多项式'],
  params: {
    power: real({
      label: { en: 'Power', zh: '幂' },
      help: { en: '1 is a straight line, 2 falls faster at first.', zh: '1 为直线，2 开始时降得更快。' },
      initial: 1,
      min: 0.1,
      max: 10,
      step: 0.5,
      onCard: true,
    }),
    finalShare,
    decayEpochs: real({
      label: { en: 'Done after', zh: '降完于' },
      help: {
        en: 'After how many epochs the end is reached; 0 for the whole training.',
        zh: '多少轮之后达到最终值；0 表示整个训练过程。',
      },
      unit: { en: 'epochs', zh: '轮' },
      initial: 0,
      min: 0,
      max: 100_000,
      step: 1,
    }),
  },
});
