import type { Problem } from '../base/problem.ts';
import type { LoomDocument } from '../graph/document.ts';
import { compilePlan } from './compilePlan.ts';
import type { FactsByNode, GraphInference } from './inferGraph.ts';

/** Everything that stands in the way or should be known: of every node, and what only compiling finds. Errors first, none twice. */
export function listProblems(
  document: LoomDocument,
  facts: FactsByNode,
  inference: GraphInference,
): readonly Problem[] {
  const ids = Object.keys(document.nodes);
  if (ids.length === 0) return [];
  const found = [
    ...ids.flatMap((id) => inference.nodes[id]?.problems ?? []),
    ...compilePlan(document, facts, undefined, inference).problems,
  ];
  const seen = new Set<string>();
  const once = found.filter((problem) => {
    const key = JSON.stringify([problem.code, problem.node, problem.parameter, problem.port, problem.values]);
    return !seen.has(key) && seen.add(key);
  });
  return [...once.filter((one) => one.severity === 'error'), ...once.filter((one) => one.severity === 'warning')];
}
