import { type Params, schemaOf } from '../../../shared/nodes/params.ts';
import { definePrepare, type PrepareImplementation } from '../prepareImplementation.ts';

/**
 * The place of an augmentation among the steps: rows pass as they are. What it does by chance is done later, in every epoch
 * anew, where training rows become batches (createAugmenter.ts).
 */
export function defineAugmenting(kind: string, params: Params): PrepareImplementation {
  return definePrepare({
    kind,
    mode: 'training-only',
    config: schemaOf(params),
    ready: (_config, fields) => ({ fields, apply: (batch) => ({ batch, dropped: [] }) }),
  });
}
