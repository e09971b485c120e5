import { definePooling1d } from './poolingNode1d.ts';

export const averagePooling1dNode = definePooling1d({
  kind: 'averagePooling1d',
  className: 'AveragePooling1D',
  title: { en: 'Average pooling 1D', zh: '平均池化 1D' },
  docs: {
    en: 'Slides a small window along the sequence and takes the mean of it, for every channel. It shortens and smooths: good where the level matters more than single peaks, or to thin out a signal that was sampled too finely.\n\n*Input shape:* time × channels. *Output shape:* with the usual window of 2 half the length, channels unchanged.',
    zh: '用一个小窗口沿序列滑动，在每个通道中取窗口内的平均值。它既缩短又平滑序列：适合整体水平比个别峰值更重要的情况，或用来稀释采样过密的信号。\n\n*输入形状：*时间 × 通道。*输出形状：*使用常见的窗口 2 时长度减半，通道数不变。',
  },
  icon: 'Minimize2',
  keywords: ['AvgPool1d', 'nn.AvgPool1d', 'mean', 'smooth', 'downsample', '池化', '下采样', '平均', '平滑'],
});
