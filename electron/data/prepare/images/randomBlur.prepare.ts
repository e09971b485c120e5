import { randomBlurParams } from '../../../../shared/nodes/prepare/images/randomBlur.node.ts';
import { defineAugmenting } from '../../augment/defineAugmenting.ts';

/** What it does is in electron/data/augment. */
export const randomBlurPrepare = defineAugmenting('randomBlur', randomBlurParams);
