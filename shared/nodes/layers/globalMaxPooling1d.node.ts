import { defineGlobalPooling } from './globalPoolingNode.ts';

export const globalMaxPooling1dNode = defineGlobalPooling({
  kind: 'globalMaxPooling1d',
  className: 'GlobalMaxPooling1D',
  dimensions: 1,
  title: { en: 'Global max pooling 1D', zh: '全局最大池化 1D' },
  docs: {
    en: 'Takes the largest value of every channel over the whole sequence: did the pattern occur at any time, and how clearly? With convolutions before it this makes a fast classifier of texts and signals.\n\n*Input shape:* time × channels. *Output shape:* channels.',
    zh: '取每个通道在整个序列上的最大值：这个模式是否在某个时刻出现过，有多明显？前面接卷积层，就是一个快速的文本和信号分类器。\n\n*输入形状：*时间 × 通道。*输出形状：*通道。',
  },
  icon: 'Earth',
  keywords: ['AdaptiveMaxPool1d', 'GlobalMaxPool1D', 'max over time', '全局', '池化', '最大', '时间'],
});
