import { classificationLosses } from './classificationLosses.ts';
import type { EngineLoss } from './engineLoss.ts';
import { regressionLosses } from './regressionLosses.ts';

/** Keras' losses by the names that plans use. */
export const losses: Readonly<Record<string, EngineLoss>> = { ...regressionLosses, ...classificationLosses };
