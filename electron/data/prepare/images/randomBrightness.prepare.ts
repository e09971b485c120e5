import { randomBrightnessParams } from '../../../../shared/nodes/prepare/images/randomBrightness.node.ts';
import { defineAugmenting } from '../../augment/defineAugmenting.ts';

/** What it does is in electron/data/augment. */
export const randomBrightnessPrepare = defineAugmenting('randomBrightness', randomBrightnessParams);
