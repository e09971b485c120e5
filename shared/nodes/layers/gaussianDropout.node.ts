import { defineNode } from '../definition.ts';
import { tensorOf } from '../exampleTypes.ts';
import { passesInput } from '../inference.ts';
import { real } from '../params.ts';
import { layerInput, layerOutput } from '../ports.ts';

export const gaussianDropoutNode = defineNode({
  kind: 'gaussianDropout',
  version: 1,
  title: { en: 'Gaussian dropout', zh: '高斯失活' },
  docs: {
    en: 'Multiplies every value by a random number around 1 in each training step: dropout that weakens and strengthens instead of switching off. Outside training it does nothing.\n\nThe noise is as strong as that of dropout with the same rate; try either when a network learns by heart.\n\n*Input shape:* any. *Output shape:* the same.',
    zh: '在每一步训练中把每个数值乘以一个在 1 附近的随机数：一种只减弱或加强、而不关闭的失活。训练之外它什么也不做。\n\n其噪声强度与相同比例的随机失活相当；当网络死记硬背时，两者都可以尝试。\n\n*输入形状：*任意。*输出形状：*不变。',
  },
  category: 'layer',
  family: 'regularisation',
  icon: 'CloudDrizzle',
  keywords: [
    'GaussianDropout',
    'multiplicative noise',
    'regularization',
    'overfitting',
    '高斯',
    '失活',
    '正则化',
    '过拟合',
  ],
  params: {
    rate: real({
      label: { en: 'Rate', zh: '比例' },
      help: {
        en: 'As for dropout: the noise has the deviation √(rate / (1 − rate)).',
        zh: '与随机失活相同：噪声的标准差为 √(比例 / (1 − 比例))。',
      },
      initial: 0.25,
      min: 0,
      max: 0.95,
      step: 0.05,
      onCard: true,
    }),
  },
  inputs: () => [layerInput],
  outputs: () => [layerOutput],
  infer: passesInput,
  step: (values) => ({ type: 'layer', className: 'GaussianDropout', config: { ...values } }),
  examples: [{ title: 'keeps the shape', inputs: { input: [tensorOf([64])] }, output: tensorOf([64]) }],
});
