import { choice, integer, pair } from '../params.ts';

/** Parameters that several convolutions share. */
export const filters = integer({
  label: { en: 'Filters', zh: '滤波器数' },
  help: {
    en: 'How many patterns are looked for; each becomes one output channel. More can see more, and cost more.',
    zh: '要寻找的模式数量，每个对应一个输出通道。越多看到的越多，代价也越大。',
  },
  initial: 32,
  min: 1,
  max: 8192,
  onCard: true,
});

export const kernelSize = pair({
  label: { en: 'Kernel', zh: '卷积核' },
  help: {
    en: 'Height and width of each filter. 3×3 is nearly always right.',
    zh: '每个滤波器的高和宽。3×3 几乎总是合适的。',
  },
  unit: { en: 'px', zh: '像素' },
  initial: [3, 3],
  min: 1,
  max: 256,
  onCard: true,
});

/** TensorFlow moves filters per channel by the same step in both directions. */
export const sameStrides = integer({
  label: { en: 'Step', zh: '步幅' },
  help: {
    en: 'How far the filter moves, the same down and right. 2 halves the image and can replace pooling.',
    zh: '滤波器每次移动的距离，向下和向右相同。2 使图像减半，可以代替池化。',
  },
  unit: { en: 'px', zh: '像素' },
  initial: 1,
  min: 1,
  max: 256,
});

export const dilationRate = pair({
  label: { en: 'Dilation', zh: '膨胀率' },
  help: {
    en: 'Spreads the filter’s points apart to see a wider area with as many weights. 1×1 is the plain filter.',
    zh: '拉开滤波器各点的间距，用同样多的权重看到更大的范围。1×1 就是普通滤波器。',
  },
  initial: [1, 1],
  min: 1,
  max: 64,
});

export const depthMultiplier = integer({
  label: { en: 'Filters per channel', zh: '每通道滤波器数' },
  help: {
    en: 'How many filters each input channel gets. 1 keeps the number of channels.',
    zh: '每个输入通道分到的滤波器数。1 表示通道数不变。',
  },
  initial: 1,
  min: 1,
  max: 256,
  onCard: true,
});

export const causalPadding = choice({
  label: { en: 'Padding', zh: '填充' },
  help: {
    en: 'valid uses whole windows only. same adds zeros on both sides. causal adds them before the start only, so that no output sees the future.',
    zh: 'valid 只使用完整的窗口；same 在两端补零；causal 只在开头之前补零，使任何输出都看不到未来。',
  },
  initial: 'valid',
  options: [
    { value: 'valid', label: { en: 'valid', zh: 'valid（不填充）' } },
    { value: 'same', label: { en: 'same', zh: 'same（保持长度）' } },
    { value: 'causal', label: { en: 'causal', zh: 'causal（因果）' } },
  ],
});
