import { cutOutParams } from '../../../../shared/nodes/prepare/images/cutOut.node.ts';
import { defineAugmenting } from '../../augment/defineAugmenting.ts';

/** What it does is in electron/data/augment. */
export const cutOutPrepare = defineAugmenting('cutOut', cutOutParams);
