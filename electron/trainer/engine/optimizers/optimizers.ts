import { adam, adamW } from './adam.ts';
import { adadelta, adagrad, adamax, lion } from './adaptive.ts';
import type { EngineOptimizer } from './engineOptimizer.ts';
import { ftrl } from './ftrl.ts';
import { nadam } from './nadam.ts';
import { rmsprop } from './rmsprop.ts';
import { sgd } from './sgd.ts';

/** Keras' optimizers by class name. */
export const optimizers: ReadonlyMap<string, EngineOptimizer> = new Map(
  [sgd, adam, adamW, adamax, nadam, rmsprop, adagrad, adadelta, ftrl, lion].map((one) => [one.className, one]),
);
