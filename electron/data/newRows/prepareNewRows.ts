import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { AppError } from '../../../shared/base/appError.ts';
import type { NodeProblem } from '../../../shared/nodes/definition.ts';
import { pruneCache } from '../cacheFolder.ts';
import { applyInTurn, joinSteps } from '../chain.ts';
import { finishFields } from '../finishFields.ts';
import type { OpenSources } from '../openSources.ts';
import { applyToAll } from '../pipeline.ts';
import { SPLIT_CODES } from '../preparedData.ts';
import type { ReadyStep } from '../prepareImplementation.ts';
import type { DroppedRow, OpenSource, ReadContext } from '../sourceImplementation.ts';
import { toWireProblem, type WireProblem } from '../wireTypes.ts';
import { type PreparedBatch, writePrepared } from '../writePrepared.ts';
import { type ModelPreparation, readModelPreparation } from './modelPreparation.ts';
import { type NewRowsFrom, openNewRows } from './openNewRows.ts';

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
  if (from.type !== 'rowIds') {
    const opened = await openNewRows(from, model, context);
    return await write(opened, null, model, request.cacheFolder, context);
  }
  return await sources.withSource(model.chain, context, async (opened, fingerprint) => {
    const { node } = model.chain.source.step;
    // Row ids are positions: in a file that has changed they would mean other rows.
    if (model.schema.sources[node] !== fingerprint) throw new AppError('data.sourceChanged', { node });
    const outside = from.rowIds.find((rowId) => rowId < 0 || rowId >= opened.rows);
    if (outside !== undefined) throw new AppError('data.rowMissing', { row: outside, rows: opened.rows });
    return await write(opened, Int32Array.from(from.rowIds), model, request.cacheFolder, context);
  });
}

async function write(
  source: OpenSource,
  rowIds: Int32Array | null,
  model: ModelPreparation,
  cacheFolder: string,
  context: ReadContext,
): Promise<NewRows> {
  const { fitted, schema, chain, sourceFields } = model;
  const steps = joinSteps(sourceFields, chain.prepares, fitted, 'prediction');
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
  return {
    folder,
    rows: prepared.rows,
    sources: asked.map((rowId) => {
      const reason = reasons.get(rowId);
      return {
        name: source.nameRow(rowId) ?? String(rowId + 1),
        prepared: placed.get(rowId) ?? null,
        reason: reason ? toWireProblem(reason) : null,
      };
    }),
  };
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
