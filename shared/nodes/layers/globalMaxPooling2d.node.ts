import { defineGlobalPooling } from './globalPoolingNode.ts';

export const globalMaxPooling2dNode = defineGlobalPooling({
  kind: 'globalMaxPooling2d',
  className: 'GlobalMaxPooling2D',
  dimensions: 2,
  title: { en: 'Global max pooling 2D', zh: '全局最大池化 2D' },
  docs: {
    en: 'Takes the largest value of every channel over the whole image: was the pattern seen anywhere, and how clearly? An image of any size becomes one number per channel.\n\nChoose it when one place decides (a scratch, a tumour); the global average looks at the whole.\n\n*Input shape:* height × width × channels. *Output shape:* channels.',
    zh: '取每个通道在整幅图像上的最大值：这个模式是否在某处出现过，有多明显？任意大小的图像都变成每个通道一个数。\n\n当某一处就能决定结果（一道划痕、一个肿瘤）时选用它；全局平均则着眼于整体。\n\n*输入形状：*高 × 宽 × 通道。*输出形状：*通道。',
  },
  icon: 'Earth',
  keywords: ['AdaptiveMaxPool2d', 'GlobalMaxPool2D', 'max', '全局', '池化', '最大'],
});
