import os from 'node:os';
import { estimateModel } from '../../shared/pipeline/estimate.ts';
import type { Plan } from '../../shared/pipeline/plan.ts';

/** A step below all of these is done before a second thread has woken up and found its share of an op. */
const SMALL_STEP = { multiplyAdds: 10e6, activations: 2e6, parameters: 2e6 } as const;
const BYTES_PER_NUMBER = 4;

/**
 * With how many threads a plan trains fastest: all, or one where its steps are small (docs/engine-speed.md: 1.4 times as
 * fast on the MLP and the text model). Follows from the plan and the processor alone, so that a run that goes on has the
 * threads that it began with, and with them its bits.
 */
export function chooseThreads({ model, training }: Pick<Plan, 'model' | 'training'>): number {
  const { multiplyAdds, activationBytes, parameters } = estimateModel(model);
  const isSmall =
    multiplyAdds * training.batchSize <= SMALL_STEP.multiplyAdds &&
    (activationBytes / BYTES_PER_NUMBER) * training.batchSize <= SMALL_STEP.activations &&
    parameters <= SMALL_STEP.parameters;
  return isSmall ? 1 : os.availableParallelism();
}
