import type { NodeProblem } from '../definition.ts';

/** What the data process found wrong, with the offer to pick another file or folder beside each error. */
export function offerFile(problems: readonly NodeProblem[], parameter: string): readonly NodeProblem[] {
  return problems.map((problem) =>
    problem.severity === 'error' && !problem.fixes
      ? { parameter, ...problem, fixes: [{ type: 'findFile', node: '', parameter }] }
      : problem,
  );
}
