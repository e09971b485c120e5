/** What callbacks can watch, and the name of the metric behind it (null: the loss itself). Keras writes `val_loss`. */
export const MONITORS = {
  valLoss: { metric: null, validation: true },
  valAccuracy: { metric: 'accuracy', validation: true },
  valMeanAbsoluteError: { metric: 'meanAbsoluteError', validation: true },
  loss: { metric: null, validation: false },
  accuracy: { metric: 'accuracy', validation: false },
  meanAbsoluteError: { metric: 'meanAbsoluteError', validation: false },
} as const;
export type Monitor = keyof typeof MONITORS;

/** Narrows the name that a callback carries. */
export function isMonitor(name: string): name is Monitor {
  return Object.hasOwn(MONITORS, name);
}
