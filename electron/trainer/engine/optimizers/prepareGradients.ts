import type { GraphNode, Tensor } from '../graph/graph.ts';
import { assignVariable, readVariable, subtractFromVariable, type Variable } from '../graph/variable.ts';
import { add, divide, maximum, minimum, multiply, subtract } from '../ops/arithmetic.ts';
import { greater } from '../ops/comparison.ts';
import { cast, sqrt, square } from '../ops/elementwise.ts';
import { sum } from '../ops/reduction.ts';
import { flagOr, numberOr, type OptimizerContext, slotOf, type TrainedWeight } from './engineOptimizer.ts';

/** Clips the gradients as the optimizer's configuration asks (`clipvalue`, `clipnorm`, `globalClipnorm`). */
export function clipGradients({ config, weights }: OptimizerContext): readonly TrainedWeight[] {
  const clip = (change: (gradient: Tensor) => Tensor) =>
    weights.map((weight) => ({ ...weight, gradient: change(weight.gradient) }));
  if (config.has('clipvalue')) {
    const limit = config.number('clipvalue');
    return clip((gradient) => minimum(maximum(gradient, -limit), limit));
  }
  if (config.has('clipnorm')) {
    const limit = config.number('clipnorm');
    return clip((gradient) => scaleToNorm(gradient, sqrt(sum(square(gradient))), limit));
  }
  if (config.has('globalClipnorm')) {
    const limit = config.number('globalClipnorm');
    const squares = weights.map(({ gradient }) => sum(square(gradient)));
    const norm = sqrt(squares.reduce(add));
    return clip((gradient) => scaleToNorm(gradient, norm, limit));
  }
  return weights;
}

function scaleToNorm(gradient: Tensor, norm: Tensor, limit: number): Tensor {
  return multiply(gradient, divide(limit, maximum(norm, limit)));
}

/** Shrinks every weight by lr · decay of itself, before the update proper (Keras' `weightDecay`). */
export function decayWeights(context: OptimizerContext, usualDecay = 0): GraphNode[] {
  const decay = numberOr(context, 'weightDecay', usualDecay);
  if (decay === 0) return [];
  const rate = multiply(context.learningRate, decay);
  return context.weights.map(({ variable, value }) => subtractFromVariable(variable, multiply(value, rate)));
}

/**
 * A moving average of every weight beside it, when `useEma` asks for it. Runs after the update. `averages` takes their
 * variables by the name of the weight.
 */
export function averageWeights(context: OptimizerContext, averages = new Map<string, Variable>()): GraphNode[] {
  if (!flagOr(context, 'useEma')) return [];
  // The first step starts the average at the weight itself.
  const isLater = cast(greater(context.stepNumber, 1), 'float32');
  const momentum = multiply(isLater, numberOr(context, 'emaMomentum', 0.99));
  return context.weights.map((weight) => {
    const average = slotOf(context, weight, 'average');
    averages.set(weight.variable.name, average);
    const value = readVariable(weight.variable);
    const kept = multiply(readVariable(average), momentum);
    return assignVariable(average, add(kept, multiply(value, subtract(1, momentum))));
  });
}
