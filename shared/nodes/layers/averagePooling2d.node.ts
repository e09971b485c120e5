import { definePooling } from './poolingNode.ts';

export const averagePooling2dNode = definePooling({
  kind: 'averagePooling2d',
  className: 'AveragePooling2D',
  title: { en: 'Average pooling 2D', zh: '平均池化 2D' },
  docs: {
    en: 'Slides a small window over the image and keeps the mean of it. Like max pooling it makes the image smaller without learning anything, but softly: every pixel counts a little.\n\nUse it where the strength of a pattern over an area matters more than its strongest point.\n\n*Input shape:* height × width × channels. *Output shape:* with the usual 2×2 window half the height and half the width, channels unchanged.',
    zh: '用一个小窗口在图像上滑动，保留其中的平均值。与最大池化一样，它使图像变小而没有可学习的参数，但方式更柔和：每个像素都有一点贡献。\n\n当一片区域内模式的整体强度比最强的一点更重要时使用。\n\n*输入形状：*高 × 宽 × 通道。*输出形状：*使用常见的 2×2 窗口时高和宽各减半，通道数不变。',
  },
  usual: true,
  icon: 'Minimize2',
  keywords: ['AvgPool2d', 'AvgPool', 'mean pooling', 'downsample', '池化', '下采样', '平均'],
});
