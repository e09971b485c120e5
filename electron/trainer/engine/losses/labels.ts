import type { Tensor } from '../graph/graph.ts';
import type { ConfigReader } from '../layers/configReader.ts';
import { add, maximum, minimum, multiply } from '../ops/arithmetic.ts';
import { EPSILON } from './regressionLosses.ts';

/** True when the prediction is to be taken as logits. */
export function readsLogits(config: ConfigReader): boolean {
  return config.has('fromLogits') && config.boolean('fromLogits');
}

/** Labels moved towards the middle by the share that the configuration names. */
export function smoothLabels(labels: Tensor, config: ConfigReader, classes: number): Tensor {
  const smoothing = config.has('labelSmoothing') ? config.number('labelSmoothing') : 0;
  return smoothing === 0 ? labels : add(multiply(labels, 1 - smoothing), smoothing / classes);
}

/** Probabilities away from 0 and 1, so that their logarithms are numbers. */
export function clip(p: Tensor): Tensor {
  return minimum(maximum(p, EPSILON), 1 - EPSILON);
}
