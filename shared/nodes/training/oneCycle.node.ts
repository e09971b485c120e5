import { real } from '../params.ts';
import { defineSchedule } from './scheduleNode.ts';

export const oneCycleNode = defineSchedule({
  kind: 'oneCycle',
  className: 'OneCycle',
  title: { en: 'One cycle', zh: '单周期' },
  docs: {
    en: 'Raises the learning rate to the value of the optimizer, then lowers it far below the start, once over the whole training. It allows larger learning rates and so shorter trainings.\n\nSet the learning rate of the optimizer to the highest that still trains well. It brings its own warm-up.',
    zh: '在整个训练过程中，先把学习率升到优化器设定的值，再降到远低于起点。它允许更大的学习率，从而缩短训练。\n\n请把优化器的学习率设为仍能正常训练的最大值。它自带预热。',
  },
  icon: 'Mountain',
  keywords: ['OneCycleLR', '1cycle', 'super-convergence', 'fit_one_cycle', '学习率', '调度', '单周期'],
  params: {
    risingShare: real({
      label: { en: 'Share of rising', zh: '上升阶段比例' },
      help: { en: 'Which part of the training is spent going up.', zh: '训练中用于上升的部分。' },
      initial: 0.3,
      min: 0.01,
      max: 0.99,
      step: 0.05,
      onCard: true,
    }),
    startDivisor: real({
      label: { en: 'Start at one part in', zh: '起点为峰值的几分之一' },
      help: { en: 'The start is the peak divided by this.', zh: '起点等于峰值除以此数。' },
      initial: 25,
      min: 1,
      max: 1_000_000,
      scale: 'log',
    }),
    finalDivisor: real({
      label: { en: 'End at one part in', zh: '终点为起点的几分之一' },
      help: { en: 'The end is the start divided by this.', zh: '终点等于起点除以此数。' },
      initial: 10_000,
      min: 1,
      max: 1_000_000_000,
      scale: 'log',
    }),
  },
});
