import type { Problem } from '../base/problem.ts';
import type { LoomDocument } from '../graph/document.ts';
import { readDataset } from '../nodes/inference.ts';
import { checkMemory, estimateMemory, type MemoryEstimate, type MemoryState } from './estimateMemory.ts';
import { type FactsByNode, type GraphInference, inferGraph } from './inferGraph.ts';
import type { Plan } from './plan.ts';

/** What the training of a plan needs, with the rows of its data as far as the document knows them. */
export function estimatePlanMemory(plan: Plan, inference: GraphInference): MemoryEstimate {
  return estimateMemory(plan, readDataset(inference.nodes[plan.training.node]?.inputs ?? {}, 'data'));
}

/** Whether the machine has the memory for a plan; see checkMemory. `inference`: when it is there already. */
export function checkPlanMemory(
  plan: Plan,
  memory: MemoryState,
  document: LoomDocument,
  facts: FactsByNode,
  inference: GraphInference = inferGraph(document, facts),
): readonly Problem[] {
  return checkMemory(estimatePlanMemory(plan, inference), memory, plan.training);
}
