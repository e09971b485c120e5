import { schemaOf } from '../../../shared/nodes/params.ts';
import { undersampleParams } from '../../../shared/nodes/prepare/undersample.node.ts';
import { defineShares } from '../balanceRows.ts';

/** Leaves out training rows of large classes. */
export const undersamplePrepare = defineShares('undersample', schemaOf(undersampleParams), (count, counts, ratio) =>
  Math.min(count, Math.min(...counts) * ratio),
);
