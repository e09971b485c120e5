import { create } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Problem } from '../../shared/base/problem.ts';
import type { LoomDocument } from '../../shared/graph/document.ts';
import type { MemoryEstimate } from '../../shared/pipeline/estimateMemory.ts';
import {
  type FactsByNode,
  type GraphInference,
  inferGraph,
  type NodeInference,
} from '../../shared/pipeline/inferGraph.ts';
import { isSameData } from '../../shared/pipeline/isSameData.ts';
import { checkDocument } from '../../shared/pipeline/listProblems.ts';
import { useDocumentStore } from './documentStore.ts';
import { machineMemory } from './machineMemory.ts';
import { readingOrder } from './readingOrder.ts';
import { createFactsReader } from './sourceFacts.ts';

export interface DerivedState {
  /** What the data process found out about files and folders, by node. */
  readonly facts: FactsByNode;
  readonly inference: GraphInference;
  readonly readingOrder: readonly string[];
  /** Everything that stands in the way or should be known, errors first. */
  readonly problems: readonly Problem[];
  readonly problemsByNode: Readonly<Record<string, readonly Problem[]>>;
  /** What the training would need; null while it cannot be compiled. */
  readonly memory: MemoryEstimate | null;
}

const NONE: readonly Problem[] = [];
const COMPILE_AFTER_MS = 200;

/** Everything that follows from the document: types, shapes, weights, problems. Never edited, always computed. */
export const useDerivedStore = create<DerivedState>(() => ({
  facts: {},
  inference: { nodes: {}, order: [], memory: new Map() },
  readingOrder: [],
  problems: NONE,
  problemsByNode: {},
  memory: null,
}));

const reader = createFactsReader((facts) => derive(useDocumentStore.getState().document, facts));
let compileTimer: ReturnType<typeof setTimeout> | undefined;

/** Keeps what is derived in step with the document from now on; returns the function that stops it. */
export function startDeriving(): () => void {
  const state = useDocumentStore.getState();
  derive(state.document, reader.follow(state.session, state.document));
  return useDocumentStore.subscribe((next, before) => {
    const { document, session } = next;
    const sameGraph = document.nodes === before.document.nodes && document.edges === before.document.edges;
    const sameChoice = document.activeTraining === before.document.activeTraining;
    if (session === before.session && sameGraph && sameChoice && next.fileProblems === before.fileProblems) return;
    derive(document, reader.follow(session, document));
  });
}

/** Looks at a node's file again: it was changed, found again, or a moved disk is back. */
export function readFactsAgain(node: string): void {
  reader.readAgain(node);
}

/** What is known about a node; undefined for one that does not exist. */
export function useNodeInference(node: string): NodeInference | undefined {
  return useDerivedStore((state) => state.inference.nodes[node]);
}

/** All nodes in the order in which a person follows the work. */
export function useReadingOrder(): readonly string[] {
  return useDerivedStore((state) => state.readingOrder);
}

/** The problems of a node, errors first. */
export function useNodeProblems(node: string): readonly Problem[] {
  return useDerivedStore((state) => state.problemsByNode[node] ?? NONE);
}

/** How many errors and warnings there are. */
export function useProblemCounts(): { readonly errors: number; readonly warnings: number } {
  return useDerivedStore(useShallow((state) => countProblems(state.problems)));
}

/** How many errors and warnings are among these. */
export function countProblems(problems: readonly Problem[]): { readonly errors: number; readonly warnings: number } {
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  return { errors, warnings: problems.length - errors };
}

function derive(document: LoomDocument, facts: FactsByNode): void {
  const inference = inferGraph(document, facts, useDerivedStore.getState().inference);
  const order = readingOrder(document, inference.order);
  if (!isSameData(order, useDerivedStore.getState().readingOrder)) useDerivedStore.setState({ readingOrder: order });
  publish(
    facts,
    inference,
    Object.keys(document.nodes).flatMap((id) => inference.nodes[id]?.problems ?? NONE),
  );
  // What only compiling finds (a layer that nothing judges) may wait until the person pauses.
  clearTimeout(compileTimer);
  compileTimer = setTimeout(() => {
    const { problems, memory } = checkDocument(document, facts, inference, machineMemory());
    publish(facts, inference, problems);
    if (!isSameData(memory, useDerivedStore.getState().memory)) useDerivedStore.setState({ memory });
  }, COMPILE_AFTER_MS);
}

function publish(facts: FactsByNode, inference: GraphInference, found: readonly Problem[]): void {
  const before = useDerivedStore.getState();
  const { document, fileProblems } = useDocumentStore.getState();
  const problems = sortProblems([...fileProblems.filter((problem) => isStillTrue(problem, document, found)), ...found]);
  const problemsByNode: Record<string, readonly Problem[]> = {};
  for (const problem of problems) {
    if (problem.node !== undefined) problemsByNode[problem.node] = [...(problemsByNode[problem.node] ?? []), problem];
  }
  // Lists that came out equal keep their identity, so that only the nodes concerned are drawn again.
  for (const [node, list] of Object.entries(problemsByNode)) {
    const former = before.problemsByNode[node];
    if (former && isSameData(former, list)) problemsByNode[node] = former;
  }
  useDerivedStore.setState({
    facts,
    inference,
    problemsByNode,
    problems: isSameData(before.problems, problems) ? before.problems : problems,
  });
}

/** What was wrong when the project was opened: not any more when the file has been found again, or its node has gone. */
function isStillTrue(problem: Problem, document: LoomDocument, found: readonly Problem[]): boolean {
  if (problem.code !== 'data.fileMoved' || problem.node === undefined || problem.parameter === undefined) return true;
  const value = document.nodes[problem.node]?.values[problem.parameter];
  const path = typeof value === 'object' && value !== null && 'path' in value ? value.path : undefined;
  // Said by the node itself as soon as its file has been looked for: once is enough.
  const isSaid = found.some((other) => other.node === problem.node && other.parameter === problem.parameter);
  return path === problem.values?.path && !isSaid;
}

/** Errors before warnings, otherwise as they come. */
export function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  const rank = (problem: Problem) => (problem.severity === 'error' ? 0 : 1);
  return [...problems].sort((a, b) => rank(a) - rank(b));
}
