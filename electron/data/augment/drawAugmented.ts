import type { Cell } from '../../../shared/ipc/dataContract.ts';
import { describeRow } from '../cells.ts';
import type { Chain } from '../chain.ts';
import { type Batch, columnAt, readNumbers, takeRows } from '../columns.ts';
import { createAugmenter } from './createAugmenter.ts';
import { listAugmenting } from './listAugmenting.ts';

/** So many rows are drawn, each as so many epochs would show it: enough to see what chance does. */
const ROWS = 12;
const EPOCHS = 3;

/**
 * What training would make of the pictures of some rows, by row of the batch: drawn by what the trainer uses, with a seed of
 * its own. Empty when no step of the chain changes pictures by chance.
 */
export async function drawAugmented(
  batch: Batch,
  rows: readonly number[],
  chain: Chain,
): Promise<ReadonlyMap<number, readonly Cell[]>> {
  const augmenter = createAugmenter(listAugmenting(chain), batch.fields, 0);
  const index = batch.fields.findIndex((field) => field.role === 'feature' && augmenter?.touches(field.name));
  const field = batch.fields[index];
  if (!augmenter || !field) return new Map();
  const drawn = new Map<number, readonly Cell[]>();
  for (const row of rows.slice(0, ROWS)) {
    const { rowIds, columns } = takeRows(batch, [row]);
    const column = columnAt({ columns }, index);
    const cells: Cell[] = [];
    for (let epoch = 1; epoch <= EPOCHS; epoch++) {
      const values = Float32Array.from(readNumbers(column));
      augmenter.apply(field.name, rowIds, epoch, values);
      const elements = values.length;
      cells.push(
        ...(await describeRow({ fields: [field], rowIds, columns: [{ type: 'numbers', elements, values }] }, 0)),
      );
    }
    drawn.set(row, cells);
  }
  return drawn;
}
