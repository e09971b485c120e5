import type { Text } from '../../base/text.ts';
import { defineNode, type NodeDefinition, type StepConfig, type Values } from '../definition.ts';
import { gives } from '../inference.ts';
import { choice, integer, type Params, real, toggle } from '../params.ts';

export const weightDecay = (initial: number) =>
  real({
    label: { en: 'Weight decay', zh: '权重衰减' },
    help: {
      en: 'Shrinks every weight a little in each step, by this share of the learning rate, against learning by heart. 0 for none.',
      zh: '每一步使所有权重略微缩小（学习率乘以该比例），以防死记硬背。0 表示不使用。',
    },
    initial,
    min: 0,
    max: 1,
    step: 0.001,
  });

/** What every optimizer can do besides, on the native engine only. */
const extras = {
  clipping: choice({
    label: { en: 'Clip gradients', zh: '梯度裁剪' },
    help: {
      en: 'Limits steps that would be far too large: each number, each weight’s gradient by its length, or all together by theirs. Helps recurrent networks.',
      zh: '限制过大的步子：逐个数值、按每个权重的梯度长度，或按所有梯度的总长度。对循环网络有帮助。',
    },
    initial: 'none',
    options: [
      { value: 'none', label: { en: 'no', zh: '不裁剪' } },
      { value: 'clipvalue', label: { en: 'each number', zh: '逐个数值' } },
      { value: 'clipnorm', label: { en: 'length, each weight', zh: '每个权重的长度' } },
      { value: 'globalClipnorm', label: { en: 'length, all together', zh: '总长度' } },
    ],
  }),
  clipLimit: real({
    label: { en: 'Limit', zh: '上限' },
    help: { en: 'The largest value or length that is let through.', zh: '允许的最大数值或长度。' },
    initial: 1,
    min: 1e-6,
    max: 1e6,
    step: 0.5,
    visibleWhen: (values) => values.clipping !== 'none',
  }),
  weightDecay: weightDecay(0),
  gradientAccumulationSteps: integer({
    label: { en: 'Batches per update', zh: '每次更新的批次数' },
    help: {
      en: 'Adds up the gradients of this many batches before the weights move, as if the batch were larger, in the memory of a small one. What is left at the end of an epoch counts in the next. 1 for none.',
      zh: '累积这么多个批次的梯度后才移动权重，效果如同更大的批次，却只占小批次的内存。一轮结束时剩余的部分计入下一轮。1 表示不累积。',
    },
    unit: { en: 'batches', zh: '批' },
    initial: 1,
    min: 1,
    max: 4096,
  }),
  useEma: toggle({
    label: { en: 'Average the weights', zh: '权重平均' },
    help: {
      en: 'Keeps a moving average of all weights; validation and the trained model use it. Smoother, and often a little better.',
      zh: '保留所有权重的移动平均；验证和训练好的模型使用它。更平稳，往往也略好一些。',
    },
    initial: false,
  }),
  emaMomentum: real({
    label: { en: 'Share kept of the average', zh: '平均的保留比例' },
    help: {
      en: 'How slowly the average follows: 0.99 looks back over about a hundred steps.',
      zh: '平均值跟随的快慢：0.99 大约回看一百步。',
    },
    initial: 0.99,
    min: 0,
    max: 0.99999,
    step: 0.001,
    visibleWhen: (values) => values.useEma === true,
  }),
};

/** Keras' arguments of these parameters; what is switched off is left out, so that every executor can run the rest. */
function describeArguments(values: Values, ownDecay: boolean): StepConfig {
  const {
    clipping,
    clipLimit,
    weightDecay: decay,
    gradientAccumulationSteps: batches,
    useEma,
    emaMomentum,
    ...own
  } = values;
  return {
    ...own,
    ...(typeof clipping === 'string' && clipping !== 'none' ? { [clipping]: clipLimit } : {}),
    ...(ownDecay || decay !== 0 ? { weightDecay: decay } : {}),
    ...(batches === 1 ? {} : { gradientAccumulationSteps: batches }),
    ...(useEma === true ? { useEma, emaMomentum } : {}),
  };
}

/** Its own weight decay, where an optimizer is known for one. */
function pickDecay(params: Params): Params {
  return params.weightDecay ? { weightDecay: params.weightDecay } : {};
}

/** Optimizers differ in words and parameters only. */
export function defineOptimizer(spec: {
  readonly kind: string;
  readonly className: string;
  readonly title: Text;
  readonly docs: Text;
  readonly icon: string;
  readonly keywords: readonly string[];
  readonly params: Params;
  readonly nativeOnly?: Text;
}): NodeDefinition {
  const { className, ...words } = spec;
  return defineNode({
    ...words,
    params: { ...spec.params, ...extras, ...pickDecay(spec.params) },
    version: 1,
    category: 'optimizer',
    inputs: () => [],
    outputs: () => [{ name: 'optimizer', carries: 'optimizer', label: { en: 'Optimizer', zh: '优化器' } }],
    infer: () => gives({ carries: 'optimizer' }),
    step: (values) => ({
      type: 'optimizer',
      className,
      config: describeArguments(values, 'weightDecay' in spec.params),
    }),
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

export const nativeOnly: Text = {
  en: 'Runs on the native engine only; the fallback without it has SGD, Adam and RMSprop.',
  zh: '只能在原生引擎上运行；没有它时的备用引擎只有 SGD、Adam 和 RMSprop。',
};

export const beta1 = real({
  label: { en: 'Beta 1', zh: 'Beta 1' },
  help: { en: 'How much of the former direction is kept in each step.', zh: '每一步保留多少之前的方向。' },
  initial: 0.9,
  min: 0,
  max: 0.9999,
  step: 0.01,
});

export const beta2 = (initial: number) =>
  real({
    label: { en: 'Beta 2', zh: 'Beta 2' },
    help: { en: 'How slowly the memory of former gradients fades.', zh: '对之前梯度的记忆消退得有多慢。' },
    initial,
    min: 0,
    max: 0.99999,
    step: 0.001,
  });

export const initialAccumulatorValue = real({
  label: { en: 'Start of the sum', zh: '累积初值' },
  help: {
    en: 'What the sum of squared gradients starts from: more makes the first steps smaller.',
    zh: '梯度平方和的起始值：越大，最初的步子越小。',
  },
  initial: 0.1,
  min: 0,
  max: 100,
  step: 0.1,
});
