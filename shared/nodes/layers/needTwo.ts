import type { NodeProblem } from '../definition.ts';

/** The problem of a merge that has fewer than two branches; null when all is well. */
export function needTwo(count: number): NodeProblem | null {
  if (count >= 2) return null;
  return { code: 'merge.needsTwo', severity: 'error', port: 'inputs', values: { needs: 2, got: count } };
}
