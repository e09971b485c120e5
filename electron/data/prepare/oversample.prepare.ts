import { schemaOf } from '../../../shared/nodes/params.ts';
import { oversampleParams } from '../../../shared/nodes/prepare/oversample.node.ts';
import { defineShares } from '../balanceRows.ts';

/** Repeats training rows of rare classes, right behind the row itself. */
export const oversamplePrepare = defineShares('oversample', schemaOf(oversampleParams), (count, counts, ratio) =>
  Math.max(count, Math.max(...counts) * ratio),
);
