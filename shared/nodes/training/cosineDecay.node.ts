import { real, toggle } from '../params.ts';
import { defineSchedule, finalShare } from './scheduleNode.ts';

const visibleWhen = (values: Readonly<Record<string, unknown>>) => values.restarts === true;

export const cosineDecayNode = defineSchedule({
  kind: 'cosineDecay',
  className: 'CosineDecay',
  title: { en: 'Cosine decay', zh: '余弦衰减' },
  docs: {
    en: 'Lets the learning rate fall along half a cosine: slowly at first, quickly in the middle, gently at the end. The usual schedule when the number of epochs is known, with a warm-up for transformers.\n\nWith restarts it jumps back up after each cycle, which can carry the network out of a poor place.',
    zh: '让学习率沿半个余弦下降：先慢、中间快、最后平缓。轮数已定时最常用，训练 Transformer 时再加预热。\n\n启用重启后，每个周期结束时学习率会跳回高处，有助于网络离开不好的位置。',
  },
  icon: 'AudioWaveform',
  keywords: [
    ...['CosineDecay', 'CosineDecayRestarts', 'CosineAnnealingLR', 'CosineAnnealingWarmRestarts', 'SGDR'],
    ...['学习率', '调度', '余弦', '退火', '重启'],
  ],
  params: {
    finalShare,
    restarts: toggle({
      label: { en: 'Restarts', zh: '重启' },
      help: { en: 'Goes through several cycles instead of one.', zh: '经历多个周期，而不是一个。' },
      initial: false,
    }),
    firstCycle: real({
      label: { en: 'First cycle', zh: '首个周期' },
      help: { en: 'How many epochs the first cycle takes.', zh: '第一个周期的轮数。' },
      unit: { en: 'epochs', zh: '轮' },
      initial: 5,
      min: 0.01,
      max: 100_000,
      step: 1,
      visibleWhen,
    }),
    cycleGrowth: real({
      label: { en: 'Growth of cycles', zh: '周期增长' },
      help: { en: 'How much longer each cycle is than the one before.', zh: '每个周期比前一个长多少倍。' },
      initial: 2,
      min: 1,
      max: 10,
      step: 0.5,
      visibleWhen,
    }),
    peakDecay: real({
      label: { en: 'Share at a restart', zh: '重启时的比例' },
      help: { en: 'How high each cycle starts, of the one before.', zh: '每个周期的起点相对于前一个周期的比例。' },
      initial: 1,
      min: 0.01,
      max: 1,
      step: 0.1,
      visibleWhen,
    }),
  },
});
