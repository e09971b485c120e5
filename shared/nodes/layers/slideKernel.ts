import type { Shape } from '../../base/shape.ts';
import type { NodeProblem } from '../definition.ts';
import { needImage } from './needImage.ts';
import { slideWindow } from './slideWindow.ts';
import { refuseStridesWithDilation } from './stridesWithDilation.ts';

/**
 * What every convolution over images checks and computes. Input shape: height × width × channels. Output shape: the same
 * with fewer positions; the channels are the caller's to replace. `plainStrides`: the value of the parameter `strides`
 * that a repair sets, a number or a pair as the kind has it.
 */
export function slideKernel(
  shape: Shape,
  kernel: {
    readonly kernelSize: readonly [number, number];
    readonly strides: readonly [number, number];
    readonly dilationRate: readonly [number, number];
    readonly padding: 'valid' | 'same';
  },
  plainStrides: unknown,
): { readonly shape: Shape; readonly problem: null } | { readonly shape: null; readonly problem: NodeProblem } {
  const problem =
    needImage(shape) ??
    refuseStridesWithDilation(kernel.strides, kernel.dilationRate, { strides: plainStrides, dilation: [1, 1] });
  if (problem) return { shape: null, problem };
  return slideWindow(shape, {
    parameter: 'kernelSize',
    size: kernel.kernelSize,
    strides: kernel.strides,
    dilation: kernel.dilationRate,
    padding: kernel.padding,
  });
}
