import { defineGlobalPooling } from './globalPoolingNode.ts';

export const globalAveragePooling1dNode = defineGlobalPooling({
  kind: 'globalAveragePooling1d',
  className: 'GlobalAveragePooling1D',
  dimensions: 1,
  title: { en: 'Global average pooling 1D', zh: '全局平均池化 1D' },
  docs: {
    en: 'Takes the mean of every channel over the whole sequence, so a sequence of any length becomes one row of numbers. After an embedding it makes the plainest text classifier: the average of its words.\n\nTimes that a Masking or Embedding layer marks as empty do not count.\n\n*Input shape:* time × channels. *Output shape:* channels.',
    zh: '对每个通道在整个序列上取平均，任意长度的序列都变成一行数值。接在嵌入层之后，它就构成最朴素的文本分类器：所有词的平均。\n\n被掩码层或嵌入层标记为空的时间步不计算在内。\n\n*输入形状：*时间 × 通道。*输出形状：*通道。',
  },
  icon: 'Globe',
  keywords: ['AdaptiveAvgPool1d', 'GlobalAvgPool1D', 'mean', 'bag of words', '全局', '池化', '平均', '词袋'],
});
