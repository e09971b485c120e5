import { isMonitor, MONITORS } from '../nodes/training/monitor.ts';
import type { MetricStep, ObjectiveStep, Plan } from '../pipeline/plan.ts';

/** Short names where Keras has them: what `history` calls a metric. */
const SHORT: Readonly<Record<string, string>> = {
  meanAbsoluteError: 'mae',
  meanSquaredError: 'mse',
  meanAbsolutePercentageError: 'mape',
  rootMeanSquaredError: 'rmse',
  f1Score: 'f1',
  r2Score: 'r2',
};

/**
 * The key of a metric in metric series. Two metrics of one name are told apart by the layer they judge, as Keras does
 * for models with several outputs.
 */
export function metricKey(training: Plan['training'], metric: MetricStep): string {
  const short = SHORT[metric.name] ?? metric.name;
  const isOnlyOne = training.metrics.filter(({ name }) => name === metric.name).length === 1;
  return isOnlyOne ? short : `${metric.prediction}_${short}`;
}

/** The key of one objective's own loss; only models with several objectives report these beside the sum. */
export function lossKey(objective: ObjectiveStep): string {
  return `${objective.prediction}_loss`;
}

/**
 * The key of a metric series that a callback watches: `valLoss` is `val_loss`, `valMeanAbsoluteError` is `val_mae`.
 * Where several metrics share the name, the first one is watched.
 */
export function monitorKey(training: Plan['training'], monitor: string): string {
  if (!isMonitor(monitor)) return monitor;
  const { metric, validation } = MONITORS[monitor];
  const step = training.metrics.find(({ name }) => name === metric);
  const key = metric === null ? 'loss' : step ? metricKey(training, step) : (SHORT[metric] ?? metric);
  return validation ? `val_${key}` : key;
}

/** True when a larger value is the better one: shares of right answers and areas; losses and errors are better small. */
export function isBetterLarge(key: string): boolean {
  return /accuracy|auc|precision|recall|f1|r2|cosine/i.test(key);
}
