import type { Text } from '../../base/text.ts';
import { defineNode, type NodeDefinition } from '../definition.ts';
import { gives } from '../inference.ts';
import { type Params, real } from '../params.ts';

/** Optimizers differ in words and parameters only. */
export function defineOptimizer(spec: {
  readonly kind: string;
  readonly className: string;
  readonly title: Text;
  readonly docs: Text;
  readonly icon: string;
  readonly keywords: readonly string[];
  readonly params: Params;
}): NodeDefinition {
  const { className, ...words } = spec;
  return defineNode({
    ...words,
    version: 1,
    category: 'optimizer',
    inputs: () => [],
    outputs: () => [{ name: 'optimizer', carries: 'optimizer', label: { en: 'Optimizer', zh: '优化器' } }],
    infer: () => gives({ carries: 'optimizer' }),
    step: (values) => ({ type: 'optimizer', className, config: { ...values } }),
    examples: [{ title: 'stands alone', inputs: {}, output: { carries: 'optimizer' } }],
  });
}

/** The step size of training; the value to start with differs between optimizers. */
export function learningRate(initial: number) {
  return real({
    label: { en: 'Learning rate', zh: '学习率' },
    help: {
      en: 'How far the weights move in each step. Too large and the loss jumps or becomes NaN; too small and training takes for ever. Change it by factors of three.',
      zh: '每一步权重移动的幅度。太大时损失会跳动或变成 NaN，太小时训练会非常慢。调整时每次乘或除以三左右。',
    },
    initial,
    min: 1e-8,
    max: 10,
    scale: 'log',
    onCard: true,
  });
}

/** The small number that keeps a division safe. */
export const epsilon = real({
  label: { en: 'Epsilon', zh: 'Epsilon' },
  help: {
    en: 'A small number that keeps the division safe. Leave it, except when training with tiny gradients becomes unstable.',
    zh: '保证除法安全的小数。一般不用改动，除非梯度极小时训练变得不稳定。',
  },
  initial: 1e-7,
  min: 1e-12,
  max: 0.1,
  scale: 'log',
});
