import { defineSpatialDropout } from './spatialDropoutNode.ts';

export const spatialDropout2dNode = defineSpatialDropout({
  kind: 'spatialDropout2d',
  className: 'SpatialDropout2D',
  dimensions: 2,
  title: { en: 'Spatial dropout 2D', zh: '空间失活 2D' },
  docs: {
    en: 'Sets whole channels of an image to zero in each training step. Neighbouring pixels are so alike that plain dropout hardly takes anything away; this does. Outside training it does nothing.\n\nUse it between convolutions; before dense layers plain dropout is right.\n\n*Input shape:* height × width × channels. *Output shape:* the same.',
    zh: '在每一步训练中把图像的若干通道整个置零。相邻像素非常相似，普通随机失活几乎没有带走什么，而它可以。训练之外它什么也不做。\n\n用在卷积层之间；在全连接层之前应使用普通的随机失活。\n\n*输入形状：*高 × 宽 × 通道。*输出形状：*不变。',
  },
  icon: 'CloudRain',
  keywords: [
    'SpatialDropout2D',
    'nn.Dropout2d',
    'channel dropout',
    'regularization',
    '失活',
    '通道',
    '正则化',
    '过拟合',
  ],
});
