import { defineMerge } from './mergeNode.ts';

export const minimumNode = defineMerge({
  kind: 'minimum',
  className: 'Minimum',
  title: { en: 'Minimum', zh: '取最小' },
  docs: {
    en: 'Keeps the smallest value of two or more branches at every place. Use it where all branches must agree before something counts.\n\n*Input shape:* the same for all. *Output shape:* unchanged.',
    zh: '在每个位置上保留两个或更多分支中的最小值。适用于所有分支都同意才算数的情况。\n\n*输入形状：*全部相同。*输出形状：*不变。',
  },
  icon: 'ArrowDownToLine',
  keywords: ['Minimum', 'torch.minimum', 'min', 'agreement', '最小', '取小', '合并'],
});
