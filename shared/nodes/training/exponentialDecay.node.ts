import { real, toggle } from '../params.ts';
import { defineSchedule } from './scheduleNode.ts';

export const exponentialDecayNode = defineSchedule({
  kind: 'exponentialDecay',
  className: 'ExponentialDecay',
  title: { en: 'Exponential decay', zh: '指数衰减' },
  docs: {
    en: 'Lets the learning rate fall by the same share in every epoch, a little after each batch. Simple, and steady from the first epoch to the last.\n\nWith 0.95 about a third is left after 20 epochs. Where the number of epochs is known, cosine decay is usually the better choice.',
    zh: '每一轮按相同的比例降低学习率，每个批次后都略微下降。简单，从头到尾平稳。\n\n取 0.95 时，20 轮后大约剩三分之一。如果轮数已定，余弦衰减通常更好。',
  },
  icon: 'TrendingDown',
  keywords: ['ExponentialDecay', 'ExponentialLR', 'learning rate schedule', '学习率', '调度', '指数', '衰减'],
  params: {
    decayRate: real({
      label: { en: 'Share kept', zh: '保留比例' },
      help: { en: 'What is left of the learning rate after one epoch.', zh: '一轮之后学习率剩下的比例。' },
      initial: 0.95,
      min: 0.01,
      max: 1,
      step: 0.01,
      onCard: true,
    }),
    staircase: toggle({
      label: { en: 'Only between epochs', zh: '仅在轮与轮之间' },
      help: {
        en: 'Keeps the learning rate the same within an epoch.',
        zh: '在同一轮内保持学习率不变。',
      },
      initial: false,
    }),
  },
});
