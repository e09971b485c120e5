import type { StepConfig, Values } from '../definition.ts';
import { choice, real, toggle } from '../params.ts';

/** Activations by Keras' names; the executor knows each of them. */
const activations = [
  { value: 'linear', label: { en: 'linear (none)', zh: 'linear（无）' } },
  { value: 'relu', label: { en: 'relu', zh: 'relu' } },
  { value: 'relu6', label: { en: 'relu6', zh: 'relu6' } },
  { value: 'elu', label: { en: 'elu', zh: 'elu' } },
  { value: 'selu', label: { en: 'selu', zh: 'selu' } },
  { value: 'gelu', label: { en: 'gelu', zh: 'gelu' } },
  { value: 'swish', label: { en: 'swish (silu)', zh: 'swish（silu）' } },
  { value: 'tanh', label: { en: 'tanh', zh: 'tanh' } },
  { value: 'sigmoid', label: { en: 'sigmoid', zh: 'sigmoid' } },
  { value: 'softplus', label: { en: 'softplus', zh: 'softplus' } },
  { value: 'softsign', label: { en: 'softsign', zh: 'softsign' } },
  { value: 'softmax', label: { en: 'softmax', zh: 'softmax' } },
] as const;

/** The activation of a layer; relu to start with, which suits every layer but the last. */
export const activation = choice({
  label: { en: 'Activation', zh: '激活函数' },
  help: {
    en: 'What is applied to each output. relu for layers inside the network; for the last one softmax (one of several classes), sigmoid (yes or no) or linear (a number).',
    zh: '作用于每个输出的函数。网络内部的层用 relu；最后一层用 softmax（多个类别之一）、sigmoid（是或否）或 linear（一个数值）。',
  },
  initial: 'relu',
  options: activations,
  onCard: true,
});

export const useBias = toggle({
  label: { en: 'Bias', zh: '偏置' },
  help: {
    en: 'Adds a learned number to every output. Switch it off when batch normalisation follows, which adds its own.',
    zh: '为每个输出加上一个可学习的数。若后面接批归一化（它自带偏移），可以关闭。',
  },
  initial: true,
});

export const kernelInitializer = choice({
  label: { en: 'Initial weights', zh: '初始权重' },
  help: {
    en: 'How the weights are drawn before training. Glorot suits tanh, sigmoid and softmax, He suits relu, LeCun suits selu.',
    zh: '训练前如何随机产生权重。Glorot 适合 tanh、sigmoid 和 softmax，He 适合 relu，LeCun 适合 selu。',
  },
  initial: 'glorotUniform',
  options: [
    { value: 'glorotUniform', label: { en: 'Glorot uniform', zh: 'Glorot 均匀分布' } },
    { value: 'glorotNormal', label: { en: 'Glorot normal', zh: 'Glorot 正态分布' } },
    { value: 'heUniform', label: { en: 'He uniform', zh: 'He 均匀分布' } },
    { value: 'heNormal', label: { en: 'He normal', zh: 'He 正态分布' } },
    { value: 'leCunUniform', label: { en: 'LeCun uniform', zh: 'LeCun 均匀分布' } },
    { value: 'leCunNormal', label: { en: 'LeCun normal', zh: 'LeCun 正态分布' } },
  ],
});

export const padding = choice({
  label: { en: 'Padding', zh: '填充' },
  help: {
    en: 'valid uses whole windows only, so the edges shrink. same adds zeros around, so that with stride 1 the size stays.',
    zh: 'valid 只使用完整的窗口，边缘会缩小；same 在四周补零，步幅为 1 时尺寸不变。',
  },
  initial: 'valid',
  options: [
    { value: 'valid', label: { en: 'valid', zh: 'valid（不填充）' } },
    { value: 'same', label: { en: 'same', zh: 'same（保持尺寸）' } },
  ],
});

/** Of pooling, along time as over images. */
export const stridesLikePool = toggle({
  label: { en: 'Step as large as the window', zh: '步幅与窗口相同' },
  help: {
    en: 'Windows lie side by side, as in nearly every network. Switch off to let them overlap.',
    zh: '窗口一个挨一个，几乎所有网络都这样。关闭后窗口可以重叠。',
  },
  initial: true,
});

/** What large weights cost, added to the loss: Keras' `kernel_regularizer`. */
export const regularizers = {
  kernelL1: real({
    label: { en: 'L1 penalty', zh: 'L1 惩罚' },
    help: {
      en: 'Adds this times the sum of the absolute kernel weights to the loss: many of them become zero. 0 for none. Native engine only.',
      zh: '把核权重绝对值之和乘以此值加到损失中：许多权重会变为零。0 表示不使用。仅限原生引擎。',
    },
    initial: 0,
    min: 0,
    max: 100,
    step: 0.001,
  }),
  kernelL2: real({
    label: { en: 'L2 penalty', zh: 'L2 惩罚' },
    help: {
      en: 'Adds this times the sum of the squared kernel weights to the loss, against learning by heart: 0.0001 to 0.01 are usual. 0 for none. Native engine only.',
      zh: '把核权重的平方和乘以此值加到损失中，以防死记硬背：常用 0.0001 到 0.01。0 表示不使用。仅限原生引擎。',
    },
    initial: 0,
    min: 0,
    max: 100,
    step: 0.001,
  }),
};

/** The arguments of a layer without penalties that are none: what is switched off is no part of the model. */
export function withoutZeroPenalties({ kernelL1, kernelL2, ...config }: Values): StepConfig {
  return { ...config, ...(kernelL1 ? { kernelL1 } : {}), ...(kernelL2 ? { kernelL2 } : {}) };
}
