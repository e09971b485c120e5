import { formatShape, type Shape } from '../../base/shape.ts';
import type { NodeProblem } from '../definition.ts';
import { needVolume } from './needVolume.ts';
import { countPositions } from './slideWindow.ts';

/** A window over a volume; the step is the same in all three directions where `strides` holds one number thrice. */
export interface Window3d {
  readonly size: readonly [number, number, number];
  readonly strides: readonly [number, number, number];
  readonly padding: 'valid' | 'same';
}

/**
 * Input shape: depth × height × width × channels. Output shape: the same with fewer positions, channels unchanged. A window
 * that does not fit is a problem with both sizes in it.
 */
export function slideVolume(
  shape: Shape,
  { size, strides, padding }: Window3d,
): { readonly shape: Shape; readonly problem: null } | { readonly shape: null; readonly problem: NodeProblem } {
  const problem = needVolume(shape);
  if (problem) return { shape: null, problem };
  const places = size.map((window, axis) => countPositions(shape[axis] ?? null, window, strides[axis] ?? 1, padding));
  if (places.every((count) => count === null || count > 0)) {
    return { shape: [...places, shape[3] ?? null], problem: null };
  }
  return {
    shape: null,
    problem: {
      code: 'shape.windowTooLarge',
      severity: 'error',
      port: 'input',
      parameter: 'padding',
      values: { window: formatShape(size), input: formatShape(shape.slice(0, 3)) },
      fixes: [{ type: 'setValue', node: '', parameter: 'padding', value: 'same' }],
    },
  };
}
