import { z } from 'zod';
import type { Plan } from '../../../shared/pipeline/plan.ts';
import { isBetterLarge, metricKey, monitorKey } from '../../../shared/run/metricNames.ts';

const configSchema = z.object({
  monitor: z.string(),
  patience: z.number().int().min(0),
  minDelta: z.number().min(0),
  restoreBest: z.boolean(),
});

/** What decides which weights are the best, and when there is no point in going on. */
export interface Watch {
  /** Key in the values of an epoch. */
  readonly key: string;
  readonly minDelta: number;
  /** Epochs without improvement after which the run ends; null: it never does. */
  readonly patience: number | null;
  readonly restoreBest: boolean;
}

/**
 * The early stopping of a plan. Without one the best weights are those with the least validation loss, or training loss
 * where no rows are held out for validation; these also stand in for a value that this run does not measure.
 */
export function readWatch(training: Plan['training'], hasValidation: boolean): Watch {
  const callback = training.callbacks.find(({ className }) => className === 'EarlyStopping');
  if (!callback) {
    return { key: hasValidation ? 'val_loss' : 'loss', minDelta: 0, patience: null, restoreBest: false };
  }
  const { monitor, ...rest } = configSchema.parse(callback.config);
  return { ...rest, key: resolveMonitor(training, monitor, hasValidation) };
}

/** The key of what a callback watches; the loss in place of a value that this run does not measure. */
export function resolveMonitor(training: Plan['training'], monitor: string, hasValidation: boolean): string {
  const key = monitorKey(training, monitor);
  const measured = ['loss', ...training.metrics.map((metric) => metricKey(training, metric))];
  const isMeasured = measured.includes(key.replace(/^val_/, '')) && (hasValidation || !key.startsWith('val_'));
  return isMeasured ? key : hasValidation ? 'val_loss' : 'loss';
}

/** Where the watch stands: the best value so far, and how many epochs have passed since. */
export interface Patience {
  readonly wait: number;
  readonly best: number | null;
}

/** Takes in the value of an epoch, by Keras' rules. A value that is no number never improves anything. */
export function watchEpoch(
  { key, minDelta, patience }: Watch,
  { wait, best }: Patience,
  value: number | undefined,
  epoch: number,
): Patience & { readonly improved: boolean; readonly isOver: boolean } {
  const isNumber = value !== undefined && Number.isFinite(value);
  const gain =
    isNumber && best !== null ? (isBetterLarge(key) ? value - best : best - value) : Number.POSITIVE_INFINITY;
  if (isNumber && gain > minDelta) return { wait: 0, best: value, improved: true, isOver: false };
  const waited = wait + 1;
  return { wait: waited, best, improved: false, isOver: patience !== null && waited >= patience && epoch > 1 };
}
