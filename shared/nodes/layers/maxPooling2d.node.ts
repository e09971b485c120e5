import { definePooling } from './poolingNode.ts';

export const maxPooling2dNode = definePooling({
  kind: 'maxPooling2d',
  className: 'MaxPooling2D',
  title: { en: 'Max pooling 2D', zh: '最大池化 2D' },
  docs: {
    en: 'Slides a small window over the image and keeps the largest value in it. The image becomes smaller, later layers see more of it at once, and small shifts stop mattering. It has nothing to learn.\n\nUsual between convolutions.\n\n*Input shape:* height × width × channels. *Output shape:* with the usual 2×2 window half the height and half the width, channels unchanged.',
    zh: '用一个小窗口在图像上滑动，只保留其中的最大值。图像因此变小，后面的层能一次看到更大的范围，微小的平移也不再重要。它没有可学习的参数。\n\n通常放在卷积层之间。\n\n*输入形状：*高 × 宽 × 通道。*输出形状：*使用常见的 2×2 窗口时高和宽各减半，通道数不变。',
  },
  usual: true,
  icon: 'Shrink',
  keywords: ['MaxPool2d', 'MaxPool', 'pool', 'downsample', 'subsampling', '池化', '下采样', '最大'],
});
