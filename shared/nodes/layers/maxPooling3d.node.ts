import { definePooling3d } from './poolingNode3d.ts';

export const maxPooling3dNode = definePooling3d({
  kind: 'maxPooling3d',
  className: 'MaxPooling3D',
  title: { en: 'Max pooling 3D', zh: '最大池化 3D' },
  docs: {
    en: 'Slides a small box through a volume and keeps only the largest value in it, for every channel. It makes scans and films smaller after each convolution and keeps what was found most clearly.\n\nWith a depth of 1 it thins out the pictures of a film but keeps every moment.\n\n*Input shape:* depth × height × width × channels. *Output shape:* with the usual window half of every side, channels unchanged.',
    zh: '用一个小方块穿过体数据，在每个通道中只保留其中最大的值。它在每个卷积之后缩小扫描或影片，并保留最明显的发现。\n\n深度为 1 时只缩小影片的画面，保留每个时刻。\n\n*输入形状：*深 × 高 × 宽 × 通道。*输出形状：*使用常见窗口时各边减半，通道数不变。',
  },
  icon: 'PackageMinus',
  keywords: ['MaxPool3d', 'nn.MaxPool3d', 'downsample', 'volume', 'video', '池化', '下采样', '三维', '最大'],
});
