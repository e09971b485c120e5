import { AppError } from '../../shared/base/appError.ts';
import type { Cell } from '../../shared/ipc/dataContract.ts';
import type { DataStep } from '../../shared/pipeline/plan.ts';
import { describeRow } from './cells.ts';
import { findSource } from './chain.ts';
import type { OpenSources } from './openSources.ts';
import type { ReadContext } from './sourceImplementation.ts';
import { toWireField, type WireField } from './wireTypes.ts';

/**
 * Rows as they are in the source, before any preparation, in the order asked for. An image that cannot be read any more
 * is a row of nulls.
 * Errors: `data.stepMissing` without a source, `data.rowMissing`.
 */
export async function readSourceRows(
  request: { readonly steps: readonly DataStep[]; readonly rowIds: readonly number[] },
  sources: OpenSources,
  context: ReadContext,
): Promise<{ fields: WireField[]; rows: { rowId: number; cells: Cell[] }[] }> {
  const step = request.steps.find(({ type }) => type === 'source');
  if (!step) throw new AppError('data.stepMissing', { node: '' });
  const source = { step, implementation: findSource(step.kind) };
  return await sources.withSource({ source }, context, async (opened) => {
    const outside = request.rowIds.find((rowId) => rowId < 0 || rowId >= opened.rows);
    if (outside !== undefined) throw new AppError('data.rowMissing', { row: outside, rows: opened.rows });
    const found = new Map<number, Cell[]>();
    for await (const { batch } of opened.readBatches(Int32Array.from(request.rowIds), context)) {
      for (const [row, rowId] of batch.rowIds.entries()) found.set(rowId, await describeRow(batch, row));
    }
    const nothing = opened.fields.map(() => null);
    return {
      fields: opened.fields.map(toWireField),
      rows: request.rowIds.map((rowId) => ({ rowId, cells: found.get(rowId) ?? nothing })),
    };
  });
}
