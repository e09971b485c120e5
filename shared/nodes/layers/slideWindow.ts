import { type Dim, formatShape, type Shape } from '../../base/shape.ts';
import type { NodeProblem } from '../definition.ts';

export interface Window2d {
  /** The parameter that sets the window, to point at when it does not fit. */
  readonly parameter: string;
  readonly size: readonly [number, number];
  readonly strides: readonly [number, number];
  readonly dilation: readonly [number, number];
  readonly padding: 'valid' | 'same';
}

/** Positions of a window along one axis, as Keras counts them; 0 or less means that it does not fit. */
export function countPositions(size: Dim, window: number, stride: number, padding: 'valid' | 'same'): Dim {
  if (size === null) return null;
  if (padding === 'same') return Math.ceil(size / stride);
  return Math.floor((size - window) / stride) + 1;
}

/**
 * Input shape: height × width × channels. Output shape: the same with fewer positions, channels unchanged. TensorFlow
 * would silently make negative sizes of a window that does not fit; here it is a problem with both sizes in it.
 */
export function slideWindow(
  shape: Shape,
  window: Window2d,
): { readonly shape: Shape; readonly problem: null } | { readonly shape: null; readonly problem: NodeProblem } {
  const [height = null, width = null, channels = null] = shape;
  const reach = window.size.map((size, axis) => (size - 1) * (window.dilation[axis] ?? 1) + 1);
  const [reachY = 1, reachX = 1] = reach;
  const rows = countPositions(height, reachY, window.strides[0], window.padding);
  const columns = countPositions(width, reachX, window.strides[1], window.padding);
  if ((rows === null || rows > 0) && (columns === null || columns > 0)) {
    return { shape: [rows, columns, channels], problem: null };
  }
  const fitting = [Math.min(window.size[0], height ?? Infinity), Math.min(window.size[1], width ?? Infinity)];
  const isDilated = window.dilation.some((step) => step > 1);
  return {
    shape: null,
    problem: {
      code: 'shape.windowTooLarge',
      severity: 'error',
      port: 'input',
      parameter: window.parameter,
      values: { window: formatShape(reach), input: formatShape([height, width]) },
      fixes: [
        { type: 'setValue', node: '', parameter: 'padding', value: 'same' },
        ...(isDilated ? [] : [{ type: 'setValue' as const, node: '', parameter: window.parameter, value: fitting }]),
      ],
    },
  };
}
