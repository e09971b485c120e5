import { AppError } from '../../shared/base/appError.ts';
import type { FieldType } from '../../shared/nodes/portType.ts';
import { applyInTurn, type Chain, type Fitted, joinSteps } from './chain.ts';
import type { Batch } from './columns.ts';
import { finishFields } from './finishFields.ts';
import { SPLIT_CODES } from './preparedData.ts';
import type { ReadyStep } from './prepareImplementation.ts';
import type { DroppedRow, OpenSource, ReadContext } from './sourceImplementation.ts';

/** A chain whose rows are divided and whose steps have learned from the training rows. */
export interface Pipeline {
  readonly source: OpenSource;
  /** SPLIT_CODES by row id; null when neither the source nor a step divides the rows. */
  readonly split: Uint8Array | null;
  readonly fitted: Fitted;
  /** All steps as one, without what only the trainer needs. */
  readonly steps: ReadyStep;
}

/**
 * Divides the rows first, by row identity, wherever the step that divides them stands; then lets every step that learns
 * see the training rows as they leave the steps before it, and nothing else. That order is why nothing can leak.
 * Errors: those of the steps, `data.noTrainingRows`.
 */
export async function fitPipeline(chain: Chain, source: OpenSource, context: ReadContext): Promise<Pipeline> {
  const split = await divideRows(chain, source);
  const trainingRows = split ? rowsWithCode(split, SPLIT_CODES.train) : null;
  const learning = chain.prepares.filter(({ implementation }) => implementation.fits).length;
  const fitted: Record<string, unknown> = {};
  let learned = 0;
  for (const [index, { step, implementation }] of chain.prepares.entries()) {
    if (!implementation.fits) continue;
    if ((trainingRows?.length ?? source.rows) === 0) throw new AppError('data.noTrainingRows');
    context.progress('learning', learned++, learning);
    const before = joinSteps(source.fields, chain.prepares.slice(0, index), fitted, 'training');
    const batches = () => applyToAll(source, trainingRows, before, context);
    fitted[step.node] = await implementation.fit(step.config, before.fields, () => batchesOf(batches()));
  }
  return { source, split, fitted, steps: joinSteps(source.fields, chain.prepares, fitted, 'training') };
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

/** The last step that divides rows decides; without one, the source's own test part stands. */
async function divideRows(chain: Chain, source: OpenSource): Promise<Uint8Array | null> {
  const last = chain.prepares.findLastIndex(({ implementation }) => implementation.splits);
  const dividing = chain.prepares[last];
  if (dividing) {
    return await dividing.implementation.split(dividing.step.config, {
      rows: source.rows,
      givenTest: source.givenTest,
      target: findSourceTarget(chain, source),
      readField: (name) => source.readField(name),
    });
  }
  if (!source.givenTest) return null;
  return Uint8Array.from(source.givenTest, (test) => (test === 1 ? SPLIT_CODES.test : SPLIT_CODES.train));
}

/** The field of the source that is the target in the end: a later step may have made another column the target. */
function findSourceTarget(chain: Chain, source: OpenSource): FieldType | null {
  const last = chain.prepares.findLast(
    ({ step }) => typeof step.config.target === 'string' && step.config.target !== '',
  );
  const named = last ? source.fields.find((field) => field.name === last.step.config.target) : undefined;
  return named ?? source.fields.find((field) => field.role === 'target') ?? null;
}

/** Row ids with this code, ascending. */
export function rowsWithCode(split: Uint8Array, code: number): Int32Array {
  const found: number[] = [];
  for (let row = 0; row < split.length; row++) if (split[row] === code) found.push(row);
  return Int32Array.from(found);
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
