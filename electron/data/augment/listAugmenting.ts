import { type Chain, listChainSteps } from '../chain.ts';
import { isAugmentation } from './augmentations.ts';
import type { AugmentStep } from './createAugmenter.ts';

/** The steps of a chain that change pictures by chance, in order. */
export function listAugmenting(chain: Chain): readonly AugmentStep[] {
  return listChainSteps(chain)
    .filter(({ kind }) => isAugmentation(kind))
    .map(({ node, kind, config }) => ({ node, kind, config }));
}
