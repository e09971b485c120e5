import type { Dim } from '../../base/shape.ts';
import type { NodeProblem, WeightSpec } from '../definition.ts';
import { real, toggle } from '../params.ts';

/** Parameters of normalisations that learn a scale and a shift per channel. */
export const epsilon = real({
  label: { en: 'Epsilon', zh: 'Epsilon' },
  help: {
    en: 'A small number that keeps the division safe. PyTorch uses 0.00001.',
    zh: '保证除法安全的小数。PyTorch 使用 0.00001。',
  },
  initial: 0.001,
  min: 1e-7,
  max: 0.1,
  scale: 'log',
});

export const center = toggle({
  label: { en: 'Learn a shift', zh: '学习平移' },
  help: { en: 'Adds a learned number per channel afterwards.', zh: '之后为每个通道加上一个可学习的数。' },
  initial: true,
});

export const scale = toggle({
  label: { en: 'Learn a scale', zh: '学习缩放' },
  help: { en: 'Multiplies each channel by a learned number afterwards.', zh: '之后把每个通道乘以一个可学习的数。' },
  initial: true,
});

/** The weights behind these switches, in Keras' order. */
export function affineWeights(
  values: { readonly center: boolean; readonly scale: boolean },
  channels: Dim,
): readonly WeightSpec[] {
  return [
    ...(values.scale ? [{ name: 'gamma', shape: [channels], trainable: true }] : []),
    ...(values.center ? [{ name: 'beta', shape: [channels], trainable: true }] : []),
  ];
}

/** The problem of a value without axes, which has nothing to normalise over. */
export const needsAxis: NodeProblem = {
  code: 'shape.needsAxis',
  severity: 'error',
  port: 'input',
  values: { needs: 1, got: 0 },
  fixes: [{ type: 'insertBefore', node: '', port: 'input', kind: 'reshape', values: { targetShape: [1] } }],
};
