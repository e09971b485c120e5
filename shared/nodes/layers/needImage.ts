import type { Fix } from '../../base/problem.ts';
import { formatShape, type Shape } from '../../base/shape.ts';
import type { NodeProblem } from '../definition.ts';

/** The problem of a layer that takes height × width × channels and gets something else; null when all is well. */
export function needImage(shape: Shape): NodeProblem | null {
  if (shape.length === 3) return null;
  return {
    code: 'shape.needsRank',
    severity: 'error',
    port: 'input',
    values: { needs: 3, got: shape.length, form: '@form.image', shape: formatShape(shape) },
    fixes: suggestReshape(shape),
  };
}

/** Values in a plane get a channel axis; a row of n² values becomes a square. Other shapes have no obvious repair. */
function suggestReshape(shape: Shape): readonly Fix[] {
  const target = shape.length === 2 ? [...shape, 1] : shape.length === 1 ? squareOf(shape[0] ?? null) : null;
  if (!target?.every((dim) => dim !== null)) return [];
  return [{ type: 'insertBefore', node: '', port: 'input', kind: 'reshape', values: { targetShape: target } }];
}

function squareOf(count: number | null): Shape | null {
  const side = Math.sqrt(count ?? 0);
  return Number.isInteger(side) && side > 1 ? [side, side, 1] : null;
}
