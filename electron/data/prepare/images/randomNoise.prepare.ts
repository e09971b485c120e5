import { randomNoiseParams } from '../../../../shared/nodes/prepare/images/randomNoise.node.ts';
import { defineAugmenting } from '../../augment/defineAugmenting.ts';

/** What it does is in electron/data/augment. */
export const randomNoisePrepare = defineAugmenting('randomNoise', randomNoiseParams);
