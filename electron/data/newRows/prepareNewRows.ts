import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { AppError } from '../../../shared/base/appError.ts';
import type { NodeProblem } from '../../../shared/nodes/definition.ts';
import { pruneCache } from '../cacheFolder.ts';
import { applyInTurn, withoutSkipped } from '../chain.ts';
import { finishFields } from '../finishFields.ts';
import type { Leaves, OpenSources } from '../openSources.ts';
import { applyToAll } from '../pipeline.ts';
import { SPLIT_CODES } from '../preparedData.ts';
import type { ReadyStep } from '../prepareImplementation.ts';
import type { DroppedRow, OpenSource, ReadContext } from '../sourceImplementation.ts';
import { toWireProblem, type WireProblem } from '../wireTypes.ts';
import { type PreparedBatch, writePrepared } from '../writePrepared.ts';
import { type ModelPreparation, readModelPreparation } from './modelPreparation.ts';
import { type NewRowsFrom, openNewRows } from './openNewRows.ts';
import { openPrediction, type PredictionRows } from './openPrediction.ts';

export interface NewRows {
  folder: string;
  rows: number;
  sources: { name: string; prepared: number | null; reason: WireProblem | null }[];
}

/**
 * Prepares rows for a model with what its steps learned in training. Every row asked for has its place in `sources`, in
 * that order: the row of the prepared folder, or the reason why there is none.
 * Errors: those of openNewRows, `data.modelBroken`, `data.sourceChanged`, `data.rowMissing`.
 */
export async function prepareNewRows(
  request: { readonly modelFolder: string; readonly from: NewRowsFrom; readonly cacheFolder: string },
  sources: OpenSources,
  context: ReadContext,
): Promise<NewRows> {
  const model = await readModelPreparation(request.modelFolder);
  const { from } = request;
  const main = model.chain.source.step.node;
  if (from.type !== 'rowIds') {
    const opened = await openNewRows(from, model, context);
    const chain = withoutSkipped(model.chain);
    return await sources.withSources(
      chain,
      context,
      async (leaves) => {
        checkUnchanged(leaves, model);
        const rows = await openPrediction(chain, withMain(leaves, main, opened), model.fitted, context);
        return await write(rows, null, model, request.cacheFolder, context);
      },
      main,
    );
  }
  return await sources.withSources(model.chain, context, async (leaves) => {
    checkUnchanged(leaves, model);
    const opened = leaves.get(main)?.source;
    if (!opened) throw new AppError('data.stepMissing', { node: main });
    // Row ids count the rows that training saw, so nothing that arranged them is left out here.
    const asTrained = { ...opened, fields: model.sourceFields };
    const rows = await openPrediction(model.chain, withMain(leaves, main, asTrained), model.fitted, context);
    const outside = from.rowIds.find((rowId) => rowId < 0 || rowId >= rows.source.rows);
    if (outside !== undefined) throw new AppError('data.rowMissing', { row: outside, rows: rows.source.rows });
    return await write(rows, Int32Array.from(from.rowIds), model, request.cacheFolder, context);
  });
}

/** Row ids are positions: in a file that has changed they would mean other rows, and a join would find other ones. */
export function checkUnchanged(leaves: Leaves, { schema }: ModelPreparation): void {
  for (const [node, { fingerprint }] of leaves) {
    if (schema.sources[node] !== fingerprint) throw new AppError('data.sourceChanged', { node });
  }
}

/** The open sources with the new rows in the place of the main one. */
export function withMain(leaves: Leaves, main: string, source: OpenSource): ReadonlyMap<string, OpenSource> {
  return new Map([...[...leaves].map(([node, leaf]) => [node, leaf.source] as const), [main, source]]);
}

async function write(
  { source, steps, lost, nameRow }: PredictionRows,
  rowIds: Int32Array | null,
  model: ModelPreparation,
  cacheFolder: string,
  context: ReadContext,
): Promise<NewRows> {
  const { fitted, schema } = model;
  const finish = finishFields(steps.fields, 'prediction');
  const whole: ReadyStep = { fields: finish.fields, apply: (batch) => applyInTurn([steps, finish], batch) };
  const folder = path.join(cacheFolder, `rows-${randomBytes(12).toString('hex')}`);
  const placed = new Map<number, number>();
  const reasons = new Map<number, NodeProblem>();
  const head = { hash: schema.hash, fields: whole.fields, fitted, sources: schema.sources, source: schema.source };
  const prepared = await writePrepared(
    folder,
    head,
    predictionBatches(source, rowIds, whole, placed, reasons, context),
  );
  await pruneCache(cacheFolder, folder);
  const asked = rowIds ? [...rowIds] : Array.from({ length: source.rows }, (_, row) => row);
  const derived = asked.map((rowId) => {
    const reason = reasons.get(rowId);
    return {
      name: nameRow(rowId),
      prepared: placed.get(rowId) ?? null,
      reason: reason ? toWireProblem(reason) : null,
    };
  });
  // A row that never came as far as the deriving step has no place among those that it made.
  const gone = rowIds
    ? []
    : lost.map(({ rowId, reason }) => ({ name: String(rowId + 1), prepared: null, reason: toWireProblem(reason) }));
  return { folder, rows: prepared.rows, sources: [...derived, ...gone] };
}

async function* predictionBatches(
  source: OpenSource,
  rowIds: Int32Array | null,
  step: ReadyStep,
  placed: Map<number, number>,
  reasons: Map<number, NodeProblem>,
  context: ReadContext,
): AsyncGenerator<PreparedBatch> {
  const total = rowIds?.length ?? source.rows;
  let rows = 0;
  for await (const { batch, dropped } of applyToAll(source, rowIds, step, context)) {
    for (const rowId of batch.rowIds) placed.set(rowId, rows++);
    for (const { rowId, reason } of dropped satisfies readonly DroppedRow[]) reasons.set(rowId, reason);
    context.progress('preparing', rows + reasons.size, total);
    yield { batch, split: new Uint8Array(batch.rowIds.length).fill(SPLIT_CODES.test), dropped };
  }
}
