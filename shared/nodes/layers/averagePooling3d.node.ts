import { definePooling3d } from './poolingNode3d.ts';

export const averagePooling3dNode = definePooling3d({
  kind: 'averagePooling3d',
  className: 'AveragePooling3D',
  title: { en: 'Average pooling 3D', zh: '平均池化 3D' },
  docs: {
    en: 'Slides a small box through a volume and takes the mean of it, for every channel: it makes scans and films smaller and smoother. Choose it where the level matters more than single peaks.\n\n*Input shape:* depth × height × width × channels. *Output shape:* with the usual window half of every side, channels unchanged.',
    zh: '用一个小方块穿过体数据，在每个通道中取其平均值，使扫描或影片更小、更平滑。适合整体水平比个别峰值更重要的情况。\n\n*输入形状：*深 × 高 × 宽 × 通道。*输出形状：*使用常见窗口时各边减半，通道数不变。',
  },
  icon: 'Package',
  keywords: ['AvgPool3d', 'nn.AvgPool3d', 'mean', 'smooth', 'volume', 'video', '池化', '下采样', '三维', '平均'],
});
