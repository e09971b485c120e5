import type { Preview } from '../../shared/ipc/dataContract.ts';
import type { DataStep } from '../../shared/pipeline/plan.ts';
import { describeRow } from './cells.ts';
import { listDecoders, resolveChain } from './chain.ts';
import { type Batch, columnAt, joinBatches } from './columns.ts';
import type { OpenSources } from './openSources.ts';
import { applyToAll, fitPipeline, listProblems, type Pipeline } from './pipeline.ts';
import { SPLIT_CODES, type SplitName } from './preparedData.ts';
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
  sources: OpenSources,
  context: ReadContext,
): Promise<Preview> {
  const chain = resolveChain(request.steps, request.output);
  return await sources.withSources(chain, context, async (leaves) => {
    const pipeline = await fitPipeline(chain, leaves, context);
    const { source } = pipeline;
    const used = pipeline.rowIds?.length ?? source.rows;
    // Of a table that does not fit into memory a part is looked at too, spread over all of it.
    const isSampled = source.isLarge === true || source.fields.some((field) => field.semantic === 'image');
    const most = source.isLarge ? LARGE_ROWS : IMAGE_ROWS;
    const taken = source.isCostly ? request.limit : Math.max(request.limit, most);
    const rowIds = isSampled ? spreadRows(pipeline, taken) : pipeline.rowIds;
    const batches: Batch[] = [];
    let left = 0;
    for await (const { batch, dropped } of applyToAll(source, rowIds, pipeline.steps, context)) {
      batches.push(batch);
      left += dropped.length;
    }
    const all = joinBatches(batches.filter((batch) => batch.rowIds.length > 0));
    const shown =
      all && (isSampled && !source.isLarge ? spread(all.rowIds.length, request.limit) : firstRows(all, request.limit));
    const problems = [...[...leaves.values()].flatMap((leaf) => leaf.source.problems), ...listProblems(pipeline)];
    return {
      fields: pipeline.steps.fields.map(toWireField),
      rows: isSampled ? used : used - left,
      sample: all && shown ? await describeRows(all, shown, pipeline) : [],
      statistics: all ? await describeFields(all, pipeline, isSampled) : [],
      splitCounts: countSplit(pipeline, all, isSampled),
      problems: problems.map(toWireProblem),
    };
  });
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
  return await Promise.all(
    [...rows].map(async (row) => {
      const rowId = batch.rowIds[row] ?? 0;
      return { rowId, split: split && nameSplit(split[rowId]), cells: await describeRow(batch, row, decoders) };
    }),
  );
}

function nameSplit(code: number | undefined): SplitName | null {
  if (code === SPLIT_CODES.train) return 'train';
  if (code === SPLIT_CODES.validation) return 'validation';
  return code === SPLIT_CODES.test ? 'test' : null;
}

/** Beside images, plain columns of the source that no step has changed are counted over all rows: they cost nothing. */
async function describeFields(batch: Batch, { source }: Pipeline, isSampled: boolean): Promise<FieldStatistics[]> {
  return await Promise.all(
    batch.fields.map(async (field, index) => {
      const column = columnAt(batch, index);
      const original = source.fields.find((one) => one.name === field.name && one.dtype === field.dtype);
      if (!isSampled || source.isLarge || !original || field.shape.length > 0) return describeColumn(field, column);
      return describeColumn(field, await source.readField(field.name));
    }),
  );
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
