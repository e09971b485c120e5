import { defineMerge } from './mergeNode.ts';

export const subtractNode = defineMerge({
  kind: 'subtract',
  className: 'Subtract',
  title: { en: 'Subtract', zh: '相减' },
  docs: {
    en: 'Takes the second branch from the first, value by value. Use it for what changed: after minus before, signal minus background, or the difference of two embeddings that are to be compared.\n\nThe order of the wires is the order of the subtraction.\n\n*Input shape:* the same for both. *Output shape:* unchanged.',
    zh: '把第一个分支逐个数值减去第二个分支。可用于表示变化：之后减之前、信号减背景，或两个待比较嵌入之差。\n\n连线的顺序就是相减的顺序。\n\n*输入形状：*两者相同。*输出形状：*不变。',
  },
  icon: 'Minus',
  keywords: ['Subtract', 'minus', 'difference', 'siamese', '-', '相减', '差', '减法'],
  takesTwo: true,
  nativeOnly: {
    en: 'Runs on the native engine only: tfjs has no such layer, and so it cannot be exported to TF.js.',
    zh: '只能在原生引擎上运行：tfjs 没有这种层，因此也不能导出为 TF.js。',
  },
});
