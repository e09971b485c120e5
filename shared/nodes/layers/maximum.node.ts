import { defineMerge } from './mergeNode.ts';

export const maximumNode = defineMerge({
  kind: 'maximum',
  className: 'Maximum',
  title: { en: 'Maximum', zh: '取最大' },
  docs: {
    en: 'Keeps the largest value of two or more branches at every place. Use it where it is enough that one branch has found something.\n\n*Input shape:* the same for all. *Output shape:* unchanged.',
    zh: '在每个位置上保留两个或更多分支中的最大值。适用于只要有一个分支发现了什么就足够的情况。\n\n*输入形状：*全部相同。*输出形状：*不变。',
  },
  icon: 'ArrowUpToLine',
  keywords: ['Maximum', 'torch.maximum', 'max', 'maxout', '最大', '取大', '合并'],
});
