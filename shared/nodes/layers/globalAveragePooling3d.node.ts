import { defineGlobalPooling } from './globalPoolingNode.ts';

export const globalAveragePooling3dNode = defineGlobalPooling({
  kind: 'globalAveragePooling3d',
  className: 'GlobalAveragePooling3D',
  dimensions: 3,
  title: { en: 'Global average pooling 3D', zh: '全局平均池化 3D' },
  docs: {
    en: 'Takes the mean of every channel over the whole volume, so that a scan or a film of any size becomes one short row of numbers. It replaces Flatten before the classifying layer and needs far fewer weights there.\n\n*Input shape:* depth × height × width × channels. *Output shape:* channels.',
    zh: '取每个通道在整个体数据上的平均值，使任意大小的扫描或影片变成一小行数字。它代替分类层之前的展平，所需的权重少得多。\n\n*输入形状：*深 × 高 × 宽 × 通道。*输出形状：*通道。',
  },
  icon: 'Globe',
  keywords: ['GlobalAvgPool3D', 'AdaptiveAvgPool3d', 'gap', 'volume', 'video', '全局', '池化', '平均', '三维'],
});
