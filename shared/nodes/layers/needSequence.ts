import { formatShape, type Shape } from '../../base/shape.ts';
import type { NodeProblem } from '../definition.ts';

/** The problem of a layer that takes time × channels and gets something else; null when all is well. */
export function needSequence(shape: Shape): NodeProblem | null {
  if (shape.length === 2) return null;
  const [count = null] = shape;
  // A row of numbers is a sequence with one number at each time.
  const target = shape.length === 1 && count !== null ? [count, 1] : null;
  return {
    code: 'shape.needsRank',
    severity: 'error',
    port: 'input',
    values: { needs: 2, got: shape.length, form: '@form.sequence', shape: formatShape(shape) },
    fixes: target
      ? [{ type: 'insertBefore', node: '', port: 'input', kind: 'reshape', values: { targetShape: target } }]
      : [],
  };
}
