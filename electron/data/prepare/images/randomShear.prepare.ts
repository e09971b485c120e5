import { randomShearParams } from '../../../../shared/nodes/prepare/images/randomShear.node.ts';
import { defineAugmenting } from '../../augment/defineAugmenting.ts';

/** What it does is in electron/data/augment. */
export const randomShearPrepare = defineAugmenting('randomShear', randomShearParams);
