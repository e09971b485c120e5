import type { Text } from '../../base/text.ts';
import { defineNode, type NodeDefinition } from '../definition.ts';
import { gives } from '../inference.ts';
import { type Params, real } from '../params.ts';

/** Schedules of the learning rate differ in words and parameters only; what they do is in run/learningRateSchedule. */
export function defineSchedule(spec: {
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
    category: 'training',
    inputs: () => [],
    outputs: () => [{ name: 'callback', carries: 'callback', label: { en: 'Callback', zh: '回调' } }],
    infer: () => gives({ carries: 'callback', schedule: className }),
    step: (values) => ({ type: 'callback', className, config: { ...values } }),
    examples: [{ title: 'stands alone', inputs: {}, output: { carries: 'callback', schedule: className } }],
  });
}

/** Where a falling learning rate ends. */
export const finalShare = real({
  label: { en: 'Share at the end', zh: '最终比例' },
  help: {
    en: 'What is left of the learning rate at the end: 0.01 is a hundredth.',
    zh: '结束时学习率剩下的比例：0.01 表示百分之一。',
  },
  initial: 0.01,
  min: 0,
  max: 1,
  step: 0.01,
  onCard: true,
});
