import { randomContrastParams } from '../../../../shared/nodes/prepare/images/randomContrast.node.ts';
import { defineAugmenting } from '../../augment/defineAugmenting.ts';

/** What it does is in electron/data/augment. */
export const randomContrastPrepare = defineAugmenting('randomContrast', randomContrastParams);
