import { defineSpatialDropout } from './spatialDropoutNode.ts';

export const spatialDropout1dNode = defineSpatialDropout({
  kind: 'spatialDropout1d',
  className: 'SpatialDropout1D',
  dimensions: 1,
  title: { en: 'Spatial dropout 1D', zh: '空间失活 1D' },
  docs: {
    en: 'Sets whole channels of a sequence to zero in each training step. Neighbouring times are so alike that plain dropout hardly takes anything away; this does. Outside training it does nothing.\n\nUsual after an embedding and between convolutions along time.\n\n*Input shape:* time × channels. *Output shape:* the same.',
    zh: '在每一步训练中把序列的若干通道整个置零。相邻时间步非常相似，普通随机失活几乎没有带走什么，而它可以。训练之外它什么也不做。\n\n通常用在嵌入层之后，以及沿时间的卷积层之间。\n\n*输入形状：*时间 × 通道。*输出形状：*不变。',
  },
  icon: 'CloudRain',
  keywords: [
    'SpatialDropout1D',
    'nn.Dropout1d',
    'channel dropout',
    'regularization',
    '失活',
    '通道',
    '正则化',
    '过拟合',
  ],
});
