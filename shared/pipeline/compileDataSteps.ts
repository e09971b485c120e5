import type { LoomDocument } from '../graph/document.ts';
import { listSources } from './passThrough.ts';
import type { DataStep } from './plan.ts';
import { resolveNode } from './resolveNode.ts';
import { collectAncestors, sortTopologically } from './topology.ts';

/** The steps of a plan's data part that lead to one data set. */
export interface CompiledData {
  readonly steps: readonly DataStep[];
  /** Id of the step whose data set was asked for. */
  readonly output: string;
}

/**
 * The steps that lead to the data set at a node: the one that it gives, or the one that comes into it. Needs no training
 * and no complete graph, so that rows can be looked at while one is still drawing. Null when no data set is there yet.
 */
export function compileDataSteps(document: LoomDocument, node: string): CompiledData | null {
  const output = findDataset(document, node);
  if (output === null) return null;
  const feeding = collectAncestors(document, output);
  const steps: DataStep[] = [];
  for (const id of sortTopologically(document).order) {
    const step = feeding.has(id) ? readDataStep(document, id) : null;
    if (step) steps.push(step);
  }
  return steps.some(({ type }) => type === 'source') ? { steps, output } : null;
}

/** The step of one source or preparation node; null for every other node, and for a disabled one. */
export function readDataStep(document: LoomDocument, node: string): DataStep | null {
  const record = document.nodes[node];
  if (!record || record.disabled) return null;
  const { definition, values, inputs } = resolveNode(record);
  const step = definition?.step(values);
  if (step?.type !== 'source' && step?.type !== 'prepare') return null;
  const from = inputs.flatMap((port) => listSources(document, node, port.name));
  return { node, kind: record.kind, type: step.type, config: { ...step.config }, inputs: from };
}

/** The node itself, or the first step on the way back along its data. The depth is bounded: a circle ends the search. */
function findDataset(document: LoomDocument, node: string, depth = Object.keys(document.nodes).length): string | null {
  if (readDataStep(document, node)) return node;
  const record = document.nodes[node];
  const port = record && resolveNode(record).inputs.find(({ carries }) => carries === 'dataset');
  const source = port && listSources(document, node, port.name)[0];
  return source === undefined || depth === 0 ? null : findDataset(document, source, depth - 1);
}
