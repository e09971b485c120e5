import { formatShape, type Shape } from '../../base/shape.ts';
import type { NodeProblem } from '../definition.ts';

/** The problem of a layer that takes depth × height × width × channels and gets something else; null when all is well. */
export function needVolume(shape: Shape): NodeProblem | null {
  if (shape.length === 4) return null;
  // An image sequence or a stack of grey slices lacks only the channels.
  const target = shape.length === 3 && shape.every((dim) => dim !== null) ? [...shape, 1] : null;
  return {
    code: 'shape.needsRank',
    severity: 'error',
    port: 'input',
    values: { needs: 4, got: shape.length, form: '@form.volume', shape: formatShape(shape) },
    fixes: target
      ? [{ type: 'insertBefore', node: '', port: 'input', kind: 'reshape', values: { targetShape: target } }]
      : [],
  };
}
