import type { Problem } from '../base/problem.ts';
import type { LoomDocument } from '../graph/document.ts';
import { estimatePlanMemory } from './checkPlanMemory.ts';
import { compilePlan } from './compilePlan.ts';
import { checkMemory, type MemoryEstimate, type MemoryState } from './estimateMemory.ts';
import type { FactsByNode, GraphInference } from './inferGraph.ts';

/** What compiling tells about a document. */
export interface DocumentCheck {
  /** Everything that stands in the way or should be known: of every node, and what only compiling finds. Errors first, none twice. */
  readonly problems: readonly Problem[];
  /** What its training would need; null while there is no plan. */
  readonly memory: MemoryEstimate | null;
}

/** Checks a document as it stands. `memory`: what the machine has, where that is known. */
export function checkDocument(
  document: LoomDocument,
  facts: FactsByNode,
  inference: GraphInference,
  memory: MemoryState | null = null,
): DocumentCheck {
  const ids = Object.keys(document.nodes);
  if (ids.length === 0) return { problems: [], memory: null };
  const { plan, problems } = compilePlan(document, facts, undefined, inference);
  const estimate = plan ? estimatePlanMemory(plan, inference) : null;
  const tight = plan && estimate && memory ? checkMemory(estimate, memory, plan.training) : [];
  const found = [...ids.flatMap((id) => inference.nodes[id]?.problems ?? []), ...problems, ...tight];
  const seen = new Set<string>();
  const once = found.filter((problem) => {
    const key = JSON.stringify([problem.code, problem.node, problem.parameter, problem.port, problem.values]);
    return !seen.has(key) && seen.add(key);
  });
  const sorted = [
    ...once.filter((one) => one.severity === 'error'),
    ...once.filter((one) => one.severity === 'warning'),
  ];
  return { problems: sorted, memory: estimate };
}

/** The problems of checkDocument, whatever the machine. */
export function listProblems(
  document: LoomDocument,
  facts: FactsByNode,
  inference: GraphInference,
): readonly Problem[] {
  return checkDocument(document, facts, inference).problems;
}
