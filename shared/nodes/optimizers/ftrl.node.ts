import type { Text } from '../../base/text.ts';
import { real } from '../params.ts';
import { defineOptimizer, initialAccumulatorValue, learningRate, nativeOnly } from './optimizerNode.ts';

export const ftrlNode = defineOptimizer({
  kind: 'ftrl',
  className: 'Ftrl',
  title: { en: 'FTRL', zh: 'FTRL' },
  docs: {
    en: 'Follow the regularised leader: with L1 it makes weights that are exactly zero, so that wide models of rare features stay small. Known from predicting clicks.\n\nFor deep networks use another one.',
    zh: 'Follow the regularized leader：配合 L1，它会得到恰好为零的权重，使由罕见特征构成的宽模型保持小巧。因点击率预测而闻名。\n\n深层网络请使用其他优化器。',
  },
  icon: 'Scissors',
  keywords: ['Ftrl', 'follow the regularized leader', 'sparse', 'l1', 'click-through', '优化器', '稀疏', '点击率'],
  nativeOnly,
  params: {
    learningRate: learningRate(0.001),
    initialAccumulatorValue,
    l1RegularizationStrength: strength({ en: 'L1', zh: 'L1' }),
    l2RegularizationStrength: strength({ en: 'L2', zh: 'L2' }),
  },
});

/** How strongly large weights are held against the network. */
function strength(label: Text) {
  return real({
    label,
    help: {
      en: 'How strongly weights are pulled to zero: L1 makes many of them exactly zero, L2 keeps all small. 0 for none.',
      zh: '把权重拉向零的强度：L1 使许多权重恰好为零，L2 使所有权重保持较小。0 表示不使用。',
    },
    initial: 0,
    min: 0,
    max: 100,
    step: 0.001,
  });
}
