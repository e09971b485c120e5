import { randomRotationParams } from '../../../../shared/nodes/prepare/images/randomRotation.node.ts';
import { defineAugmenting } from '../../augment/defineAugmenting.ts';

/** What it does is in electron/data/augment. */
export const randomRotationPrepare = defineAugmenting('randomRotation', randomRotationParams);
