/** What callbacks can watch, and the name of the metric behind it (null: the loss itself). Keras writes `val_loss`. */
export const MONITORS = {
  valLoss: { metric: null, validation: true },
  valAccuracy: { metric: 'accuracy', validation: true },
  valF1: { metric: 'f1Score', validation: true },
  valAuc: { metric: 'auc', validation: true },
  valR2: { metric: 'r2Score', validation: true },
  valMeanAbsoluteError: { metric: 'meanAbsoluteError', validation: true },
  loss: { metric: null, validation: false },
  accuracy: { metric: 'accuracy', validation: false },
  meanAbsoluteError: { metric: 'meanAbsoluteError', validation: false },
} as const;
/** The kinds of nodes that measure what can be watched. */
export const METRIC_KINDS = {
  accuracy: 'accuracy',
  f1Score: 'f1Score',
  auc: 'auc',
  r2Score: 'r2Score',
  meanAbsoluteError: 'meanAbsoluteErrorMetric',
} as const;
export type Monitor = keyof typeof MONITORS;

/** Narrows the name that a callback carries. */
export function isMonitor(name: string): name is Monitor {
  return Object.hasOwn(MONITORS, name);
}
