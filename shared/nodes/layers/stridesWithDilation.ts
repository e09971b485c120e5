import type { NodeProblem } from '../definition.ts';

/** The problem of a convolution that has both a step and a dilation above 1, which no engine can train; else null. */
export function refuseStridesWithDilation(
  strides: readonly number[],
  dilation: readonly number[],
  plain: { readonly strides: unknown; readonly dilation: unknown },
): NodeProblem | null {
  if (strides.every((stride) => stride === 1) || dilation.every((rate) => rate === 1)) return null;
  return {
    code: 'conv.stridesWithDilation',
    severity: 'error',
    parameter: 'dilationRate',
    values: { strides: strides.join('×'), dilation: dilation.join('×') },
    fixes: [
      { type: 'setValue', node: '', parameter: 'dilationRate', value: plain.dilation },
      { type: 'setValue', node: '', parameter: 'strides', value: plain.strides },
    ],
  };
}
