import { z } from 'zod';
import { schemaOf } from '../../../shared/nodes/params.ts';
import { oversampleParams } from '../../../shared/nodes/prepare/oversample.node.ts';
import { fitShares, requireClasses, shareSchema, takeShares } from '../balanceRows.ts';
import { takeRows } from '../columns.ts';
import { definePrepare } from '../prepareImplementation.ts';

/** Repeats training rows of rare classes, right behind the row itself. */
export const oversamplePrepare = definePrepare({
  kind: 'oversample',
  mode: 'training-only',
  config: schemaOf(oversampleParams),
  fitted: z.object({ shares: z.array(shareSchema) }),
  fit: async ({ ratio, seed }, fields, batches) => ({
    shares: [
      ...(await fitShares(fields, seed, batches(), (count, counts) => Math.max(count, Math.max(...counts) * ratio))),
    ],
  }),
  ready({ seed }, fields, { shares }, _purpose, isTraining) {
    const { read } = requireClasses(fields);
    return {
      fields,
      apply(batch) {
        const { rows } = takeShares(batch, read(batch), shares, seed, isTraining);
        return { batch: rows.length === batch.rowIds.length ? batch : takeRows(batch, rows), dropped: [] };
      },
    };
  },
});
