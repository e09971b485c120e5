import { randomTranslationParams } from '../../../../shared/nodes/prepare/images/randomTranslation.node.ts';
import { defineAugmenting } from '../../augment/defineAugmenting.ts';

/** What it does is in electron/data/augment. */
export const randomTranslationPrepare = defineAugmenting('randomTranslation', randomTranslationParams);
