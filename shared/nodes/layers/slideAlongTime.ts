import { type Dim, formatShape, type Shape } from '../../base/shape.ts';
import type { NodeProblem } from '../definition.ts';
import { countPositions } from './slideWindow.ts';

/** A window along time. `size` is the whole reach, dilation included. */
export interface TimeWindow {
  /** The parameter that sets the window, to point at when it does not fit. */
  readonly parameter: string;
  readonly size: number;
  readonly stride: number;
  readonly padding: 'valid' | 'same' | 'causal';
}

/** Input shape: time × channels. Returns how many positions the window has, or the problem with both sizes in it. */
export function slideAlongTime(
  shape: Shape,
  { parameter, size, stride, padding }: TimeWindow,
): { readonly times: Dim; readonly problem: null } | { readonly times: null; readonly problem: NodeProblem } {
  const [time = null] = shape;
  // Causal padding, too, gives one position for each step of the window.
  const times = countPositions(time, size, stride, padding === 'valid' ? 'valid' : 'same');
  if (times === null || times > 0) return { times, problem: null };
  return {
    times: null,
    problem: {
      code: 'shape.windowTooLarge',
      severity: 'error',
      port: 'input',
      parameter,
      values: { window: size, input: formatShape([time]) },
      fixes: [{ type: 'setValue', node: '', parameter: 'padding', value: 'same' }],
    },
  };
}
