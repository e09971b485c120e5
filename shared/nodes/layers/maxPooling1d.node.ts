import { definePooling1d } from './poolingNode1d.ts';

export const maxPooling1dNode = definePooling1d({
  kind: 'maxPooling1d',
  className: 'MaxPooling1D',
  title: { en: 'Max pooling 1D', zh: '最大池化 1D' },
  docs: {
    en: 'Slides a small window along the sequence and keeps the largest value in it, for every channel. The sequence becomes shorter, later layers see more of it at once, and small shifts in time stop mattering.\n\nUsual between convolutions along time.\n\n*Input shape:* time × channels. *Output shape:* with the usual window of 2 half the length, channels unchanged.',
    zh: '用一个小窗口沿序列滑动，在每个通道中只保留窗口内的最大值。序列因此变短，后面的层能一次看到更长的时间，微小的时间偏移也不再重要。\n\n通常放在沿时间的卷积层之间。\n\n*输入形状：*时间 × 通道。*输出形状：*使用常见的窗口 2 时长度减半，通道数不变。',
  },
  icon: 'Shrink',
  keywords: ['MaxPool1d', 'nn.MaxPool1d', 'pool', 'downsample', '池化', '下采样', '最大', '序列'],
});
