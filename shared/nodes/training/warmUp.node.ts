import { real } from '../params.ts';
import { defineSchedule } from './scheduleNode.ts';

export const warmUpNode = defineSchedule({
  kind: 'warmUp',
  className: 'WarmUp',
  title: { en: 'Warm-up', zh: '预热' },
  docs: {
    en: 'Starts with tiny steps and raises the learning rate along a line to its full value. Transformers and large batches need it: the first gradients are wild.\n\nAnother schedule may stand beside it; that one then begins when the warm-up is over.',
    zh: '从很小的步子开始，让学习率沿直线升到设定值。Transformer 和大批次需要它：最初的梯度很不稳定。\n\n可以与另一个调度同时使用，后者在预热结束后开始。',
  },
  icon: 'Sunrise',
  keywords: ['warmup', 'warm-up', 'LinearLR', 'get_linear_schedule_with_warmup', '学习率', '调度', '预热', '热身'],
  params: {
    epochs: real({
      label: { en: 'Length', zh: '时长' },
      help: {
        en: 'How many epochs it takes; parts of one are possible.',
        zh: '持续的轮数，可以不是整数。',
      },
      unit: { en: 'epochs', zh: '轮' },
      initial: 1,
      min: 0.001,
      max: 10_000,
      step: 0.5,
      onCard: true,
    }),
    startShare: real({
      label: { en: 'Share at the start', zh: '起始比例' },
      help: {
        en: 'Which part of the learning rate the first steps have.',
        zh: '最初几步所用的学习率比例。',
      },
      initial: 0,
      min: 0,
      max: 1,
      step: 0.05,
    }),
  },
});
