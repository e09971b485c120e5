import { AppError } from '../../shared/base/appError.ts';
import {
  applyInTurn,
  type Chain,
  type DeriveStep,
  type Fitted,
  joinSteps,
  reportSteps,
  type StepProblem,
} from './chain.ts';
import type { Batch } from './columns.ts';
import { divideRows } from './divideRows.ts';
import { finishFields } from './finishFields.ts';
import { nextTurn } from './nextTurn.ts';
import type { Leaves } from './openSources.ts';
import {
  claimParts,
  type DividedInput,
  findCommonParts,
  findSeparate,
  inheritTest,
  NO_PART,
  rowsInParts,
  rowsWithCode,
} from './parts.ts';
import { type PipelineView, viewPipeline } from './pipelineView.ts';
import { SPLIT_CODES } from './preparedData.ts';
import type { Purpose, ReadyStep } from './prepareImplementation.ts';
import type { DroppedRow, OpenSource, ReadContext } from './sourceImplementation.ts';

/** A chain whose rows are divided and whose steps have learned from the training rows. */
export interface Pipeline {
  readonly chain: Chain;
  /** Where the rows come from: the source, or what was derived. */
  readonly source: OpenSource;
  /** What the rows were derived from, in port order; [] at a source. */
  readonly inputs: readonly PipelineInput[];
  /** SPLIT_CODES by row id (NO_PART: in none); null when neither the source nor a step divides the rows. */
  readonly split: Uint8Array | null;
  /** The rows that are used; null: all. */
  readonly rowIds: Int32Array | null;
  /** Of this chain and of all that it is derived from. */
  readonly fitted: Fitted;
  /** All steps as one, without what only the trainer needs. */
  readonly steps: ReadyStep;
}
export interface PipelineInput {
  readonly pipeline: Pipeline;
  readonly view: PipelineView;
}

interface Work {
  readonly leaves: Leaves;
  readonly context: ReadContext;
  /** Grows while the chains are built; a step that several branches share learns once. */
  readonly fitted: Record<string, unknown>;
}

/** A part for every row of the base; `together`: nothing is divided, wherever it says so; null: as steps and source say. */
type Given = Uint8Array | 'together' | null;

/**
 * Divides the rows first, by row identity, wherever the step that divides them stands; then lets every step that learns
 * see the training rows as they leave the steps before it, and nothing else. That order is why nothing can leak.
 * Errors: those of the steps, `data.noTrainingRows`, `data.splitLost`, `data.learnsBeforeSplit`.
 */
export async function fitPipeline(chain: Chain, leaves: Leaves, context: ReadContext): Promise<Pipeline> {
  return await build(chain, { leaves, context, fitted: {} }, null);
}

async function build(chain: Chain, work: Work, given: Given): Promise<Pipeline> {
  const { base } = chain;
  if (base.type === 'derive') return await buildDerived(chain, base, work, given);
  const source = work.leaves.get(base.step.node)?.source;
  if (!source) throw new AppError('data.stepMissing', { node: base.step.node });
  const split =
    given === 'together' ? null : (given ?? (await divideRows(chain, source, work.context)) ?? givenParts(source));
  return await fitSteps(chain, source, [], split, work);
}

/**
 * Where a step after the deriving one divides, the derived rows are divided, and what they are made of follows them: only
 * then may what stands before learn. Its rows are derived once before that, to know them, with steps that have seen all
 * rows; nothing of what these learned stays. Else the derived rows follow the rows they are made of.
 */
async function buildDerived(chain: Chain, base: DeriveStep, work: Work, given: Given): Promise<Pipeline> {
  const isSeparate = findSeparate(base.inputs);
  const divides = given !== null || chain.prepares.some(({ implementation }) => implementation.splits);
  if (!divides) {
    const { inputs, source } = await derive(base, work, () => null);
    const divided = inputs.map(
      ({ view, pipeline }, index): DividedInput => ({
        view,
        codes: pipeline.split,
        isSeparate: isSeparate[index] ?? false,
      }),
    );
    const hasParts = divided.some(({ codes, isSeparate: alone }) => codes !== null && !alone);
    if (hasParts && !source.originOf) throw new AppError('data.splitLost', { node: base.step.node });
    return await fitSteps(chain, source, inputs, findCommonParts(source, divided), work);
  }
  const first = await derive(base, { ...work, fitted: { ...work.fitted } }, () => 'together');
  const codes = given === 'together' ? null : (given ?? (await divideRows(chain, first.source, work.context)));
  const learns = base.inputs.some(learnsAnything);
  if (!codes) return await fitSteps(chain, first.source, first.inputs, null, work);
  if (!first.source.originOf) {
    if (learns) throw new AppError('data.learnsBeforeSplit', { node: base.step.node });
    return await fitSteps(chain, first.source, first.inputs, codes, work);
  }
  const claims = claimParts(
    first.source,
    codes,
    first.inputs.map(({ view }, index) => ({ view, isSeparate: isSeparate[index] ?? false })),
    first.inputs.map(({ pipeline }) => pipeline.source.rows),
  );
  const { inputs, source } = learns ? await derive(base, work, (index) => claims[index] ?? 'together') : first;
  const divided = inputs.map(
    ({ view }, index): DividedInput => ({ view, codes: claims[index] ?? null, isSeparate: isSeparate[index] ?? false }),
  );
  return await fitSteps(chain, source, inputs, findCommonParts(source, divided) ?? codes, work);
}

async function derive(
  base: DeriveStep,
  work: Work,
  givenTo: (index: number) => Given,
): Promise<{ readonly source: OpenSource; readonly inputs: readonly PipelineInput[] }> {
  const inputs: PipelineInput[] = [];
  for (const [index, chain] of base.inputs.entries()) {
    const pipeline = await build(chain, work, givenTo(index));
    inputs.push({ pipeline, view: await viewOf(pipeline, work.context) });
  }
  const source = await deriveFrom(base, inputs, 'training', work.context);
  return { source, inputs };
}

/** Runs a deriving step on its inputs. */
export async function deriveFrom(
  base: DeriveStep,
  inputs: readonly Pick<PipelineInput, 'view'>[],
  purpose: Purpose,
  context: ReadContext,
): Promise<OpenSource> {
  const views = inputs.map(({ view }) => view);
  const source = await base.implementation.derive(base.step.config, views, { ...context, purpose });
  return { ...source, givenTest: inheritTest(source, views) };
}

/**
 * What leaves a pipeline, as a source for the next step. Rows that are in no part are in it: without them rows would be
 * neighbours that are none.
 */
export async function viewOf(
  { source, steps, chain }: Pick<Pipeline, 'source' | 'steps' | 'chain'>,
  context: ReadContext,
): Promise<PipelineView> {
  const mayDrop = chain.prepares.some(({ implementation }) =>
    ['row-changing', 'training-only'].includes(implementation.mode),
  );
  return await viewPipeline(source, steps, mayDrop, context);
}

function learnsAnything({ base, prepares }: Chain): boolean {
  return (
    prepares.some(({ implementation }) => implementation.fits) ||
    (base.type === 'derive' && base.inputs.some(learnsAnything))
  );
}

async function fitSteps(
  chain: Chain,
  source: OpenSource,
  inputs: readonly PipelineInput[],
  split: Uint8Array | null,
  { context, fitted }: Work,
): Promise<Pipeline> {
  const trainingRows = split ? rowsWithCode(split, SPLIT_CODES.train) : null;
  const learning = chain.prepares.filter(({ implementation }) => implementation.fits).length;
  const isTraining = split ? (rowId: number) => split[rowId] === SPLIT_CODES.train : undefined;
  let learned = 0;
  for (const [index, { step, implementation }] of chain.prepares.entries()) {
    if (!implementation.fits || Object.hasOwn(fitted, step.node)) continue;
    if ((trainingRows?.length ?? source.rows) === 0) throw new AppError('data.noTrainingRows');
    context.progress('learning', learned++, learning);
    const before = joinSteps(source.fields, chain.prepares.slice(0, index), fitted, 'training', isTraining);
    const batches = () => applyToAll(source, trainingRows, before, context);
    fitted[step.node] = await implementation.fit(step.config, before.fields, () => batchesOf(batches()), context);
  }
  const steps = joinSteps(source.fields, chain.prepares, fitted, 'training', isTraining);
  return { chain, source, inputs, split, rowIds: rowsInParts(split), fitted, steps };
}

/** All rows (or those with these ids) as they leave a step. Yields to the event loop, so that a cancel is heard. */
export async function* applyToAll(
  source: OpenSource,
  rowIds: Int32Array | null,
  step: ReadyStep,
  { signal }: Pick<ReadContext, 'signal'>,
): AsyncGenerator<{ readonly batch: Batch; readonly dropped: readonly DroppedRow[] }> {
  for await (const read of source.readBatches(rowIds, { signal })) {
    await nextTurn();
    signal.throwIfAborted();
    const applied = step.apply(read.batch);
    yield { batch: applied.batch, dropped: [...read.dropped, ...applied.dropped] };
  }
}

/**
 * What the steps of a pipeline and of all that it is derived from have to say, each problem with its node; and how many
 * derived rows are left out because they are made of rows of different parts.
 */
export function listProblems({ chain, source, inputs, split, fitted }: Pipeline): readonly StepProblem[] {
  const outside = split ? rowsWithCode(split, NO_PART).length : 0;
  const crossing: StepProblem[] =
    outside === 0
      ? []
      : [{ code: 'data.crossesParts', severity: 'warning', values: { count: outside }, node: chain.base.step.node }];
  const own =
    chain.base.type === 'derive' ? source.problems.map((one) => ({ ...one, node: chain.base.step.node })) : [];
  return [
    ...inputs.flatMap(({ pipeline }) => listProblems(pipeline)),
    ...own,
    ...crossing,
    ...reportSteps(source.fields, chain.prepares, fitted),
  ];
}

/** The steps and the last touch for the trainer: a target of text becomes class numbers. */
export function withFinish(steps: ReadyStep): ReadyStep {
  const finish = finishFields(steps.fields, 'training');
  return { fields: finish.fields, apply: (batch) => applyInTurn([steps, finish], batch) };
}

async function* batchesOf(
  applied: AsyncIterable<{ readonly batch: Batch; readonly dropped: readonly DroppedRow[] }>,
): AsyncGenerator<Batch> {
  for await (const { batch } of applied) if (batch.rowIds.length > 0) yield batch;
}

/** Without a step that divides, the source's own test part stands. */
function givenParts({ givenTest }: OpenSource): Uint8Array | null {
  return givenTest && Uint8Array.from(givenTest, (test) => (test === 1 ? SPLIT_CODES.test : SPLIT_CODES.train));
}
