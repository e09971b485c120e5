import { hashValue } from '../../shared/base/hash.ts';
import type { Preview } from '../../shared/ipc/dataContract.ts';
import type { DataStep } from '../../shared/pipeline/plan.ts';
import { associate } from './association.ts';
import { drawAugmented } from './augment/drawAugmented.ts';
import { describeRow } from './cells.ts';
import { listDecoders } from './chain.ts';
import { type Batch, columnAt, joinBatches } from './columns.ts';
import type { KeptPipelines } from './keptPipelines.ts';
import { nextTurn } from './nextTurn.ts';
import type { Leaves } from './openSources.ts';
import { applyToAll, listProblems, type Pipeline } from './pipeline.ts';
import { nameSplit } from './preparedData.ts';
import { profileData } from './profile.ts';
import type { ReadContext } from './sourceImplementation.ts';
import { describeColumn, type FieldStatistics } from './statistics.ts';
import { toWireField, toWireProblem } from './wireTypes.ts';

/** Rows of images that statistics are taken from: pixels of so many say what those of all would. */
const IMAGE_ROWS = 2000;
/** The same of a table that is too large for memory. */
const LARGE_ROWS = 50_000;

/**
 * Rows that leave the last step, with statistics. Tables are read whole: their first rows are shown, and the figures are
 * exact. Of images, which may have to be decoded one by one, rows spread evenly over the data set are taken.
 */
export async function previewData(
  request: { readonly steps: readonly DataStep[]; readonly output: string; readonly limit: number },
  kept: KeptPipelines,
  context: ReadContext,
): Promise<Preview> {
  const { limit } = request;
  return await kept.withPipeline(request, context, (pipeline, key, leaves) =>
    kept.previews.get(hashValue([key, limit]), context.signal, (signal) =>
      readPreview(pipeline, leaves, limit, { ...context, signal }),
    ),
  );
}

async function readPreview(pipeline: Pipeline, leaves: Leaves, limit: number, context: ReadContext): Promise<Preview> {
  const { source, split } = pipeline;
  const used = pipeline.rowIds?.length ?? source.rows;
  // Of a table that does not fit into memory a part is looked at too, spread over all of it.
  const isSampled = source.isLarge === true || source.fields.some((field) => field.semantic === 'image');
  const most = source.isLarge ? LARGE_ROWS : IMAGE_ROWS;
  const taken = source.isCostly ? limit : Math.max(limit, most);
  const rowIds = isSampled ? spreadRows(pipeline, taken) : pipeline.rowIds;
  const batches: Batch[] = [];
  let left = 0;
  for await (const { batch, dropped } of applyToAll(source, rowIds, pipeline.steps, context)) {
    batches.push(batch);
    left += dropped.length;
  }
  const all = joinBatches(batches.filter((batch) => batch.rowIds.length > 0));
  const shown = all && (isSampled && !source.isLarge ? spread(all.rowIds.length, limit) : firstRows(all, limit));
  const problems = [...[...leaves.values()].flatMap((leaf) => leaf.source.problems), ...listProblems(pipeline)];
  const statistics = all ? await describeFields(all, pipeline, isSampled, context) : [];
  return {
    fields: pipeline.steps.fields.map(toWireField),
    rows: isSampled ? used : used - left,
    sample: all && shown ? await describeRows(all, shown, pipeline) : [],
    statistics,
    splitCounts: countSplit(pipeline, all, isSampled),
    problems: problems.map(toWireProblem),
    profile: all ? profileData(all, statistics, split, isSampled).map(toWireProblem) : [],
  };
}

/** At most `count` of the rows in use, evenly spread. */
function spreadRows({ source, rowIds }: Pipeline, count: number): Int32Array {
  const places = spread(rowIds?.length ?? source.rows, count);
  return rowIds ? places.map((place) => rowIds[place] ?? 0) : places;
}

/** At most `count` of `rows`, evenly spread, ascending. */
function spread(rows: number, count: number): Int32Array {
  const taken = Math.min(rows, count);
  return Int32Array.from({ length: taken }, (_, i) => Math.floor((i * rows) / taken));
}

function firstRows(batch: Batch, limit: number): Int32Array {
  return Int32Array.from({ length: Math.min(limit, batch.rowIds.length) }, (_, row) => row);
}

async function describeRows(
  batch: Batch,
  rows: Int32Array,
  { split, chain, fitted }: Pipeline,
): Promise<Preview['sample']> {
  const decoders = listDecoders(chain, fitted);
  const training = [...rows].filter((row) => !split || nameSplit(split[batch.rowIds[row] ?? 0]) === 'train');
  const drawn = await drawAugmented(batch, training, chain);
  return await Promise.all(
    [...rows].map(async (row) => {
      const rowId = batch.rowIds[row] ?? 0;
      const cells = await describeRow(batch, row, decoders);
      const augmented = drawn.get(row);
      return {
        ...{ rowId, split: split && nameSplit(split[rowId]), cells },
        ...(augmented ? { augmented: [...augmented] } : {}),
      };
    }),
  );
}

/** Beside images, plain columns of the source that no step has changed are counted over all rows: they cost nothing. */
async function describeFields(
  batch: Batch,
  { source }: Pipeline,
  isSampled: boolean,
  { signal }: Pick<ReadContext, 'signal'>,
): Promise<FieldStatistics[]> {
  const targetIndex = batch.fields.findIndex(({ role }) => role === 'target');
  const target = batch.fields[targetIndex];
  const described: FieldStatistics[] = [];
  for (const [index, field] of batch.fields.entries()) {
    // A wide table takes a while: a cancel is heard between two columns.
    await nextTurn();
    signal.throwIfAborted();
    const column = columnAt(batch, index);
    const original = source.fields.find((one) => one.name === field.name && one.dtype === field.dtype);
    const isWhole = isSampled && !source.isLarge && original !== undefined && field.shape.length === 0;
    const figures = describeColumn(field, isWhole ? await source.readField(field.name) : column);
    const association =
      target && target !== field
        ? associate({ field, column }, { field: target, column: columnAt(batch, targetIndex) }, batch.rowIds.length)
        : null;
    described.push({ ...figures, association });
  }
  return described;
}

function countSplit({ split }: Pipeline, batch: Batch | null, isSampled: boolean): Preview['splitCounts'] {
  if (!split) return null;
  const codes = isSampled || !batch ? split : Uint8Array.from(batch.rowIds, (rowId) => split[rowId] ?? 0);
  const counts = { train: 0, validation: 0, test: 0 };
  for (const code of codes) {
    const name = nameSplit(code);
    if (name) counts[name]++;
  }
  return counts;
}
