import { defineMerge } from './mergeNode.ts';

export const multiplyNode = defineMerge({
  kind: 'multiply',
  className: 'Multiply',
  title: { en: 'Multiply', zh: '相乘' },
  docs: {
    en: 'Multiplies two or more branches value by value. With a branch that ends in sigmoid it makes a gate: where that gives 0 nothing passes, where it gives 1 everything does. Attention over channels (squeeze and excitation) is made so.\n\nAll branches need the same shape; an axis of size 1 is repeated to fit.\n\n*Input shape:* the same for all. *Output shape:* unchanged.',
    zh: '把两个或更多分支逐个数值相乘。如果其中一个分支以 sigmoid 结尾，就构成一道门：它给出 0 的地方什么也不通过，给出 1 的地方全部通过。通道注意力（squeeze and excitation）就是这样构成的。\n\n所有分支的形状必须相同；大小为 1 的轴会自动重复以匹配。\n\n*输入形状：*全部相同。*输出形状：*不变。',
  },
  icon: 'X',
  keywords: ['Multiply', 'product', 'gate', 'squeeze excitation', '*', '相乘', '乘积', '门控'],
});
