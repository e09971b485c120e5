import { randomFlipParams } from '../../../../shared/nodes/prepare/images/randomFlip.node.ts';
import { defineAugmenting } from '../../augment/defineAugmenting.ts';

/** What it does is in electron/data/augment. */
export const randomFlipPrepare = defineAugmenting('randomFlip', randomFlipParams);
