import type { Problem } from '../../shared/base/problem.ts';
import type { Language } from '../../shared/base/text.ts';
import type { LoomDocument } from '../../shared/graph/document.ts';
import { describeProblem } from '../../shared/messages/catalogue.ts';
import { findDefinition } from '../../shared/nodes/registry.ts';

/** A problem for programs: its code and values, where it is, and the sentence. */
export interface DescribedProblem {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly node: string | null;
  readonly parameter: string | null;
  readonly place: string | null;
  readonly message: string;
}

export function describeProblems(problems: readonly Problem[], language: Language): readonly DescribedProblem[] {
  return problems.map((problem) => ({
    code: problem.code,
    severity: problem.severity,
    node: problem.node ?? null,
    parameter: problem.parameter ?? null,
    place: problem.place ?? null,
    message: describeProblem(problem, language),
  }));
}

/** One line a problem: `error conv2d_1 (Conv2D), kernelSize: …`. */
export function formatProblems(
  problems: readonly Problem[],
  document: LoomDocument | null,
  language: Language,
): string {
  const severities = { error: { en: 'error', zh: '错误' }, warning: { en: 'warning', zh: '警告' } };
  return problems
    .map((problem) => {
      const kind = problem.node === undefined ? undefined : document?.nodes[problem.node]?.kind;
      const title = kind === undefined ? undefined : findDefinition(kind)?.title[language];
      const node = problem.node === undefined ? '' : ` ${problem.node}${title ? ` (${title})` : ''}`;
      const parameter = problem.parameter === undefined ? '' : `, ${problem.parameter}`;
      const place = problem.place === undefined ? '' : ` [${problem.place}]`;
      return `${severities[problem.severity][language]}${node}${parameter}${place}: ${describeProblem(problem, language)}\n`;
    })
    .join('');
}
