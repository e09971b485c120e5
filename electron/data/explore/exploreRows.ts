import { hashValue } from '../../../shared/base/hash.ts';
import type { Cell, RowsPage } from '../../../shared/ipc/dataContract.ts';
import type { DataStep } from '../../../shared/pipeline/plan.ts';
import { describeRow } from '../cells.ts';
import { listDecoders } from '../chain.ts';
import type { KeptPipelines } from '../keptPipelines.ts';
import { viewOf } from '../pipeline.ts';
import { nameSplit } from '../preparedData.ts';
import type { ReadContext } from '../sourceImplementation.ts';
import { toWireField, toWireProblem } from '../wireTypes.ts';
import { orderRows, type RowsWanted } from './exploredRows.ts';

interface RowsRequest extends RowsWanted {
  readonly steps: readonly DataStep[];
  readonly output: string;
  readonly offset: number;
  readonly limit: number;
}

/**
 * One page of the rows that leave the last step. Which rows there are and in which order is found out once; each page then
 * reads its own rows only. A row that cannot be read any more (a broken image) is a row of nulls, so that places stay.
 */
export async function exploreRows(request: RowsRequest, kept: KeptPipelines, context: ReadContext): Promise<RowsPage> {
  return await kept.withPipeline(request, context, async (pipeline, key) => {
    const view = await kept.views.get(key, context.signal, (signal) => viewOf(pipeline, { ...context, signal }));
    const wanted = { filter: request.filter, sort: request.sort };
    const ordered = await kept.orders.get(hashValue([key, wanted]), context.signal, (signal) =>
      orderRows(view, pipeline, wanted, signal),
    );
    const matching = ordered.places?.length ?? view.rows;
    const places = takePage(ordered.places, matching, request);
    const decoders = listDecoders(pipeline.chain, pipeline.fitted);
    const found = new Map<number, Cell[]>();
    for await (const { batch } of view.readBatches(places, context)) {
      for (const [row, place] of batch.rowIds.entries()) found.set(place, await describeRow(batch, row, decoders));
    }
    const nothing = view.fields.map(() => null);
    return {
      fields: view.fields.map(toWireField),
      rows: ordered.rows,
      matching,
      page: [...places].map((place) => {
        const rowId = view.baseRows[place] ?? 0;
        const { split } = pipeline;
        return { rowId, split: split && nameSplit(split[rowId]), cells: found.get(place) ?? nothing };
      }),
      problem: ordered.problem && toWireProblem(ordered.problem),
    };
  });
}

function takePage(places: Int32Array | null, count: number, { offset, limit }: RowsRequest): Int32Array {
  const start = Math.min(offset, count);
  const end = Math.min(offset + limit, count);
  return places ? places.slice(start, end) : Int32Array.from({ length: end - start }, (_, row) => start + row);
}
