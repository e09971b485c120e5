import { randomZoomParams } from '../../../../shared/nodes/prepare/images/randomZoom.node.ts';
import { defineAugmenting } from '../../augment/defineAugmenting.ts';

/** What it does is in electron/data/augment. */
export const randomZoomPrepare = defineAugmenting('randomZoom', randomZoomParams);
