import { z } from 'zod';
import { schemaOf } from '../../../shared/nodes/params.ts';
import { undersampleParams } from '../../../shared/nodes/prepare/undersample.node.ts';
import { fitShares, requireClasses, shareSchema, takeShares } from '../balanceRows.ts';
import { takeRows } from '../columns.ts';
import { definePrepare } from '../prepareImplementation.ts';

/** Leaves out training rows of large classes. */
export const undersamplePrepare = definePrepare({
  kind: 'undersample',
  mode: 'training-only',
  config: schemaOf(undersampleParams),
  fitted: z.object({ shares: z.array(shareSchema) }),
  fit: async ({ ratio, seed }, fields, batches) => ({
    shares: [
      ...(await fitShares(fields, seed, batches(), (count, counts) => Math.min(count, Math.min(...counts) * ratio))),
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
