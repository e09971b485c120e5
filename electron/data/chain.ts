import { AppError } from '../../shared/base/appError.ts';
import type { NodeProblem } from '../../shared/nodes/definition.ts';
import type { FieldType } from '../../shared/nodes/portType.ts';
import type { DataStep } from '../../shared/pipeline/plan.ts';
import type { Batch } from './columns.ts';
import type { DeriveImplementation } from './deriveImplementation.ts';
import { allPrepares } from './prepare/allPrepares.ts';
import type { Decoder, PrepareImplementation, Purpose, ReadyStep } from './prepareImplementation.ts';
import type { DroppedRow, SourceImplementation } from './sourceImplementation.ts';
import { allSources } from './sources/allSources.ts';

const sources = new Map<string, SourceImplementation>(allSources.map((source) => [source.kind, source]));
const kinds: readonly (PrepareImplementation | DeriveImplementation)[] = allPrepares;
const prepares = new Map(kinds.map((kind) => [kind.kind, kind]));

export interface PrepareStep {
  readonly step: DataStep;
  readonly implementation: PrepareImplementation;
}
export interface SourceStep {
  readonly type: 'source';
  readonly step: DataStep;
  readonly implementation: SourceImplementation;
}
/** A step whose rows are new ones, made of the rows of its inputs. */
export interface DeriveStep {
  readonly type: 'derive';
  readonly step: DataStep;
  readonly implementation: DeriveImplementation;
  readonly inputs: readonly Chain[];
}

/** The steps that lead to one output: where rows come from, and what is done to them, in order. A tree where rows are derived. */
export interface Chain {
  readonly base: SourceStep | DeriveStep;
  readonly prepares: readonly PrepareStep[];
  /** The source at the far end of the first inputs: the one that new rows stand in for. */
  readonly source: SourceStep;
}

/**
 * Follows the wires back from the output to its sources.
 * Errors: `data.unknownKind`, `data.stepMissing`, `data.stepLoop`, `data.needsOneInput`.
 */
export function resolveChain(steps: readonly DataStep[], output: string): Chain {
  const byNode = new Map(steps.map((step) => [step.node, step]));
  const open = new Set<string>();
  const done = new Map<string, Chain>();
  const resolve = (node: string): Chain => {
    const known = done.get(node);
    if (known) return known;
    const step = byNode.get(node);
    if (!step) throw new AppError('data.stepMissing', { node });
    if (open.has(node)) throw new AppError('data.stepLoop', { node });
    open.add(node);
    const chain = resolveStep(step, resolve);
    done.set(node, chain);
    return chain;
  };
  return resolve(output);
}

function resolveStep(step: DataStep, resolve: (node: string) => Chain): Chain {
  if (step.type === 'source') {
    const base: SourceStep = { type: 'source', step, implementation: findSource(step.kind) };
    return { base, source: base, prepares: [] };
  }
  const implementation = findKind(step.kind);
  const [first, ...more] = step.inputs.map(resolve);
  if (!first) throw new AppError('data.needsOneInput', { node: step.node });
  if (implementation.type === 'derive') {
    const base: DeriveStep = { type: 'derive', step, implementation, inputs: [first, ...more] };
    return { base, source: first.source, prepares: [] };
  }
  if (more.length > 0) throw new AppError('data.needsOneInput', { node: step.node });
  return { ...first, prepares: [...first.prepares, { step, implementation }] };
}

/** All sources that a chain reads, each once, the main one first. */
export function listChainSources(chain: Chain): readonly SourceStep[] {
  const found = new Map<string, SourceStep>();
  const visit = ({ base }: Chain) => {
    if (base.type === 'source') found.set(base.step.node, base);
    else for (const input of base.inputs) visit(input);
  };
  visit(chain);
  return [...found.values()];
}

/** All steps of a chain but its sources, inputs first, as they are written in the plan. */
export function listChainSteps({ base, prepares: after }: Chain): readonly DataStep[] {
  const before = base.type === 'source' ? [] : [...base.inputs.flatMap(listChainSteps), base.step];
  return [...new Set([...before, ...after.map(({ step }) => step)])];
}

/** The chain as it treats new rows: without the deriving steps that only arrange rows for training. */
export function withoutSkipped(chain: Chain): Chain {
  const { base } = chain;
  if (base.type === 'source') return chain;
  const [first, ...more] = base.inputs.map(withoutSkipped);
  if (!first) throw new Error(`${base.step.node} has no input`);
  if (base.implementation.atPrediction === 'apply') return { ...chain, base: { ...base, inputs: [first, ...more] } };
  return { ...first, prepares: [...first.prepares, ...chain.prepares] };
}

/** The reader of a kind of source. Errors: `data.unknownKind`. */
export function findSource(kind: string): SourceImplementation {
  const source = sources.get(kind);
  if (!source) throw new AppError('data.unknownKind', { kind });
  return source;
}

/** The implementation of a kind of preparation. Errors: `data.unknownKind`. */
export function findPrepare(kind: string): PrepareImplementation {
  const found = findKind(kind);
  if (found.type !== 'prepare') throw new AppError('data.unknownKind', { kind });
  return found;
}

/** The implementation of a kind of preparation or of a deriving kind. Errors: `data.unknownKind`. */
export function findKind(kind: string): PrepareImplementation | DeriveImplementation {
  const found = prepares.get(kind);
  if (!found) throw new AppError('data.unknownKind', { kind });
  return found;
}

/** What the steps learned, by node id. Only kinds that learn are in it. */
export type Fitted = Readonly<Record<string, unknown>>;

/**
 * The steps, one after the other, as one. What is left out at prediction is left out here; `fitted` must hold what
 * every step that learns has learned. `isTraining`: which rows are learned from, all by default. The node that dropped a
 * row is named in the reason.
 */
export function joinSteps(
  fields: readonly FieldType[],
  steps: readonly PrepareStep[],
  fitted: Fitted,
  purpose: Purpose,
  isTraining?: (rowId: number) => boolean,
): ReadyStep {
  const ready: ReadyStep[] = [];
  let current = fields;
  for (const { step, implementation } of steps) {
    if (purpose === 'prediction' && implementation.mode === 'training-only') continue;
    const learned = Object.hasOwn(fitted, step.node) ? fitted[step.node] : undefined;
    const next = implementation.ready(step.config, current, learned, purpose, isTraining);
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

/** A problem and the node that has it. */
export type StepProblem = NodeProblem & { readonly node: string };

/** What turns the numbers of a field back into words, by field name, from all steps of a chain that make such fields. */
export function listDecoders({ base, prepares: steps }: Chain, fitted: Fitted): ReadonlyMap<string, Decoder> {
  const before = base.type === 'derive' ? base.inputs.flatMap((input) => [...listDecoders(input, fitted)]) : [];
  const own = steps.flatMap(({ step, implementation }) =>
    Object.hasOwn(fitted, step.node) ? [...implementation.decode(step.config, fitted[step.node])] : [],
  );
  return new Map([...before, ...own]);
}

/** What the steps have to say about what they learned, each problem with its node. */
export function reportSteps(
  fields: readonly FieldType[],
  steps: readonly PrepareStep[],
  fitted: Fitted,
): readonly StepProblem[] {
  return steps.flatMap(({ step, implementation }, index) => {
    const before = joinSteps(fields, steps.slice(0, index), fitted, 'training').fields;
    const learned = Object.hasOwn(fitted, step.node) ? fitted[step.node] : undefined;
    return implementation.report(step.config, before, learned).map((problem) => ({ ...problem, node: step.node }));
  });
}
