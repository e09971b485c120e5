import type { GraphNode, Tensor } from '../graph/graph.ts';
import { addToVariable, assignVariable, readVariable, subtractFromVariable, type Variable } from '../graph/variable.ts';
import { applyFused } from '../ops/applying.ts';
import { add, divide, maximum, multiply, power, subtract } from '../ops/arithmetic.ts';
import { identity, sqrt, square } from '../ops/elementwise.ts';
import {
  type EngineOptimizer,
  flagOr,
  hyperparameter,
  numberOr,
  type OptimizerContext,
  slotOf,
  type TrainedWeight,
} from './engineOptimizer.ts';

/**
 * Adam by TensorFlow's fused kernel: one pass over each weight, the form that runs use. With `exact` it is written in
 * Keras' order of operations instead: slower by 4 to 40 %, equal to Keras to the last bit, and the oracle of the fused one.
 */
export const adam: EngineOptimizer = {
  className: 'Adam',
  update(context) {
    if (flagOr(context, 'amsgrad')) return updateExactly(context);
    return flagOr(context, 'exact') ? updateExactly(context) : updateFused(context);
  },
};

/** Adam, after every weight has shrunk by lr · decay of itself. */
export const adamW: EngineOptimizer = {
  className: 'AdamW',
  usualWeightDecay: 0.004,
  update: (context) => adam.update(context),
};

function updateFused(context: OptimizerContext): GraphNode[] {
  const { graph, learningRate, weights } = context;
  const beta1 = hyperparameter(context, 'beta1', 0.9);
  const beta2 = hyperparameter(context, 'beta2', 0.999);
  const epsilon = hyperparameter(context, 'epsilon', 1e-7);
  const [power1, power2] = [
    context.createSlot('beta1_power', [], numberOr(context, 'beta1', 0.9)),
    context.createSlot('beta2_power', [], numberOr(context, 'beta2', 0.999)),
  ];
  const [now1, now2] = [readVariable(power1), readVariable(power2)];
  const applied = weights.map((weight) =>
    applyFused(
      'ResourceApplyAdam',
      [weight.variable, slotOf(context, weight, 'momentum'), slotOf(context, weight, 'velocity')],
      [now1, now2, learningRate, beta1, beta2, epsilon, weight.gradient],
      { use_nesterov: { bool: false } },
    ),
  );
  // The powers belong to this step until every weight has moved.
  const advanced = graph.after(applied, () => [
    assignVariable(power1, multiply(now1, beta1)),
    assignVariable(power2, multiply(now2, beta2)),
  ]);
  return [...applied, ...advanced];
}

function updateExactly(context: OptimizerContext): GraphNode[] {
  const { graph, learningRate, stepNumber, weights } = context;
  const [beta1, beta2] = [numberOr(context, 'beta1', 0.9), numberOr(context, 'beta2', 0.999)];
  const epsilon = numberOr(context, 'epsilon', 1e-7);
  const remaining = (beta: number): Tensor => subtract(1, power(graph.constant(beta, 'float32'), stepNumber));
  const rate = divide(multiply(learningRate, sqrt(remaining(beta2))), remaining(beta1));
  return weights.flatMap((weight) => {
    const { variable, gradient } = weight;
    const momentum = slotOf(context, weight, 'momentum');
    const velocity = slotOf(context, weight, 'velocity');
    const toMomentum = multiply(subtract(gradient, readVariable(momentum)), 1 - beta1);
    const toVelocity = multiply(subtract(square(gradient), readVariable(velocity)), 1 - beta2);
    const moved = [addToVariable(momentum, toMomentum), addToVariable(velocity, toVelocity)];
    return graph.after(moved, () => {
      const spread = flagOr(context, 'amsgrad') ? greatestVelocity(context, weight, velocity) : readVariable(velocity);
      const step = divide(multiply(readVariable(momentum), rate), add(sqrt(spread), epsilon));
      return [...moved, subtractFromVariable(variable, step)];
    });
  });
}

/** AMSGrad: the spread never becomes smaller again. */
function greatestVelocity(context: OptimizerContext, weight: TrainedWeight, velocity: Variable): Tensor {
  const greatest = slotOf(context, weight, 'velocity_hat');
  const value = maximum(readVariable(greatest), readVariable(velocity));
  return context.graph.after([assignVariable(greatest, value)], () => identity(value));
}
