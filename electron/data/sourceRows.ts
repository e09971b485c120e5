import { AppError } from '../../shared/base/appError.ts';
import type { Cell } from '../../shared/ipc/dataContract.ts';
import type { DataStep } from '../../shared/pipeline/plan.ts';
import { describeRow } from './cells.ts';
import { findSource, resolveChain } from './chain.ts';
import type { OpenSources } from './openSources.ts';
import { fitPipeline } from './pipeline.ts';
import type { OpenSource, ReadContext } from './sourceImplementation.ts';
import { toWireField, type WireField } from './wireTypes.ts';

/**
 * Rows as they are in the source, before any preparation, in the order asked for. An image that cannot be read any more
 * is a row of nulls. With `output`: the rows that the row ids of this step count, which are derived ones where a step
 * before it derives rows.
 * Errors: `data.stepMissing` without a source, `data.rowMissing`.
 */
export async function readSourceRows(
  request: { readonly steps: readonly DataStep[]; readonly output?: string; readonly rowIds: readonly number[] },
  sources: OpenSources,
  context: ReadContext,
): Promise<{ fields: WireField[]; rows: { rowId: number; cells: Cell[] }[] }> {
  const chain = request.output === undefined ? null : resolveChain(request.steps, request.output);
  if (chain?.base.type === 'derive') {
    return await sources.withSources(chain, context, async (leaves) => {
      const { source } = await fitPipeline(chain, leaves, context);
      return await readRows(source, request.rowIds, context);
    });
  }
  const step = chain?.source.step ?? request.steps.find(({ type }) => type === 'source');
  if (!step) throw new AppError('data.stepMissing', { node: '' });
  const source = { step, implementation: findSource(step.kind) };
  return await sources.withSource({ source }, context, (opened) => readRows(opened, request.rowIds, context));
}

async function readRows(
  opened: OpenSource,
  rowIds: readonly number[],
  context: ReadContext,
): Promise<{ fields: WireField[]; rows: { rowId: number; cells: Cell[] }[] }> {
  const outside = rowIds.find((rowId) => rowId < 0 || rowId >= opened.rows);
  if (outside !== undefined) throw new AppError('data.rowMissing', { row: outside, rows: opened.rows });
  const found = new Map<number, Cell[]>();
  for await (const { batch } of opened.readBatches(Int32Array.from(rowIds), context)) {
    for (const [row, rowId] of batch.rowIds.entries()) found.set(rowId, await describeRow(batch, row));
  }
  const nothing = opened.fields.map(() => null);
  return {
    fields: opened.fields.map(toWireField),
    rows: rowIds.map((rowId) => ({ rowId, cells: found.get(rowId) ?? nothing })),
  };
}
