import { defineMerge } from './mergeNode.ts';

export const averageNode = defineMerge({
  kind: 'average',
  className: 'Average',
  title: { en: 'Average', zh: '求平均' },
  docs: {
    en: 'Takes the mean of two or more branches, value by value. The plain way to let several small networks decide together: an ensemble inside one model.\n\n*Input shape:* the same for all. *Output shape:* unchanged.',
    zh: '对两个或更多分支逐个数值求平均。这是让几个小网络共同决定的朴素方法：一个模型内部的集成。\n\n*输入形状：*全部相同。*输出形状：*不变。',
  },
  icon: 'Percent',
  keywords: ['Average', 'mean', 'ensemble', 'merge', '平均', '均值', '集成'],
});
