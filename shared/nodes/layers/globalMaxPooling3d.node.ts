import { defineGlobalPooling } from './globalPoolingNode.ts';

export const globalMaxPooling3dNode = defineGlobalPooling({
  kind: 'globalMaxPooling3d',
  className: 'GlobalMaxPooling3D',
  dimensions: 3,
  title: { en: 'Global max pooling 3D', zh: '全局最大池化 3D' },
  docs: {
    en: 'Takes the largest value of every channel over the whole volume: was the pattern anywhere in the scan or film, and how clearly? It stands between convolutions and the classifying dense layer.\n\n*Input shape:* depth × height × width × channels. *Output shape:* channels.',
    zh: '取每个通道在整个体数据上的最大值：这个模式是否出现在扫描或影片的某处，有多明显？它位于卷积层和用于分类的全连接层之间。\n\n*输入形状：*深 × 高 × 宽 × 通道。*输出形状：*通道。',
  },
  icon: 'Earth',
  keywords: ['GlobalMaxPool3D', 'AdaptiveMaxPool3d', 'volume', 'video', '全局', '池化', '最大', '三维'],
});
