import { AppError } from '../../shared/base/appError.ts';
import type { NodeProblem } from '../../shared/nodes/definition.ts';
import type { FieldType } from '../../shared/nodes/portType.ts';
import type { DataStep } from '../../shared/pipeline/plan.ts';
import type { Batch } from './columns.ts';
import { allPrepares } from './prepare/allPrepares.ts';
import type { PrepareImplementation, Purpose, ReadyStep } from './prepareImplementation.ts';
import type { DroppedRow, SourceImplementation } from './sourceImplementation.ts';
import { allSources } from './sources/allSources.ts';

const sources = new Map<string, SourceImplementation>(allSources.map((source) => [source.kind, source]));
const prepares = new Map<string, PrepareImplementation>(allPrepares.map((prepare) => [prepare.kind, prepare]));

export interface PrepareStep {
  readonly step: DataStep;
  readonly implementation: PrepareImplementation;
}

/** The steps that lead to one output: a source, and what is done to its rows, in order. */
export interface Chain {
  readonly source: { readonly step: DataStep; readonly implementation: SourceImplementation };
  readonly prepares: readonly PrepareStep[];
}

/**
 * Follows the wires back from the output to its source.
 * Errors: `data.unknownKind`, `data.stepMissing`, `data.stepLoop`, `data.needsOneInput`.
 */
export function resolveChain(steps: readonly DataStep[], output: string): Chain {
  const byNode = new Map(steps.map((step) => [step.node, step]));
  const found: PrepareStep[] = [];
  const seen = new Set<string>();
  let node = output;
  while (true) {
    const step = byNode.get(node);
    if (!step) throw new AppError('data.stepMissing', { node });
    if (seen.has(node)) throw new AppError('data.stepLoop', { node });
    seen.add(node);
    if (step.type === 'source') {
      return { source: { step, implementation: findSource(step.kind) }, prepares: found.reverse() };
    }
    found.push({ step, implementation: findPrepare(step.kind) });
    const [input, more] = step.inputs;
    if (input === undefined || more !== undefined) throw new AppError('data.needsOneInput', { node });
    node = input;
  }
}

/** The reader of a kind of source. Errors: `data.unknownKind`. */
export function findSource(kind: string): SourceImplementation {
  const source = sources.get(kind);
  if (!source) throw new AppError('data.unknownKind', { kind });
  return source;
}

/** The implementation of a kind of preparation. Errors: `data.unknownKind`. */
export function findPrepare(kind: string): PrepareImplementation {
  const prepare = prepares.get(kind);
  if (!prepare) throw new AppError('data.unknownKind', { kind });
  return prepare;
}

/** What the steps learned, by node id. Only kinds that learn are in it. */
export type Fitted = Readonly<Record<string, unknown>>;

/**
 * The steps, one after the other, as one. What is left out at prediction is left out here; `fitted` must hold what
 * every step that learns has learned. The node that dropped a row is named in the reason.
 */
export function joinSteps(
  fields: readonly FieldType[],
  steps: readonly PrepareStep[],
  fitted: Fitted,
  purpose: Purpose,
): ReadyStep {
  const ready: ReadyStep[] = [];
  let current = fields;
  for (const { step, implementation } of steps) {
    if (purpose === 'prediction' && implementation.mode === 'training-only') continue;
    const learned = Object.hasOwn(fitted, step.node) ? fitted[step.node] : undefined;
    const next = implementation.ready(step.config, current, learned, purpose);
    ready.push(next);
    current = next.fields;
  }
  return { fields: current, apply: (batch) => applyInTurn(ready, batch) };
}

/** Applies ready steps in order and gathers the rows that any of them dropped. */
export function applyInTurn(
  steps: readonly ReadyStep[],
  batch: Batch,
): { readonly batch: Batch; readonly dropped: readonly DroppedRow[] } {
  const dropped: DroppedRow[] = [];
  let current = batch;
  for (const step of steps) {
    const applied = step.apply(current);
    current = applied.batch;
    dropped.push(...applied.dropped);
  }
  return { batch: current, dropped };
}

/** What the steps have to say about what they learned, each problem with its node. */
export function reportSteps(
  fields: readonly FieldType[],
  steps: readonly PrepareStep[],
  fitted: Fitted,
): readonly (NodeProblem & { readonly node: string })[] {
  return steps.flatMap(({ step, implementation }, index) => {
    const before = joinSteps(fields, steps.slice(0, index), fitted, 'training').fields;
    const learned = Object.hasOwn(fitted, step.node) ? fitted[step.node] : undefined;
    return implementation.report(step.config, before, learned).map((problem) => ({ ...problem, node: step.node }));
  });
}
