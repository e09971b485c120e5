import { real } from '../params.ts';
import { defineSchedule } from './scheduleNode.ts';

export const stepDecayNode = defineSchedule({
  kind: 'stepDecay',
  className: 'StepDecay',
  title: { en: 'Step decay', zh: '阶梯衰减' },
  docs: {
    en: 'Multiplies the learning rate by a factor every few epochs: large steps at first, finer ones later. The classic for image networks with SGD.\n\nConnect it with Training. Of the schedules one is taken; a warm-up may stand beside it.',
    zh: '每隔若干轮把学习率乘以一个系数：开始步子大，后来更细。它是用 SGD 训练图像网络的经典做法。\n\n把它接到训练节点。这类调度只能用一个；可以另加一个预热。',
  },
  icon: 'TrendingDown',
  keywords: [
    'StepLR',
    'MultiStepLR',
    'LearningRateScheduler',
    'learning rate schedule',
    '学习率',
    '调度',
    '阶梯',
    '衰减',
  ],
  params: {
    factor: real({
      label: { en: 'Factor', zh: '系数' },
      help: { en: 'What the learning rate is multiplied by.', zh: '学习率每次乘以的系数。' },
      initial: 0.5,
      min: 0.001,
      max: 1,
      step: 0.1,
      onCard: true,
    }),
    every: real({
      label: { en: 'Every', zh: '间隔' },
      help: { en: 'How many epochs pass between two steps.', zh: '两次降低之间相隔的轮数。' },
      unit: { en: 'epochs', zh: '轮' },
      initial: 10,
      min: 0.01,
      max: 10_000,
      step: 1,
      onCard: true,
    }),
  },
});
