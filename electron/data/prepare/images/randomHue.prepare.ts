import { randomHueParams } from '../../../../shared/nodes/prepare/images/randomHue.node.ts';
import { defineAugmenting } from '../../augment/defineAugmenting.ts';

/** What it does is in electron/data/augment. */
export const randomHuePrepare = defineAugmenting('randomHue', randomHueParams);
