import type { GraphNode, Tensor } from '../graph/graph.ts';
import { assignVariable, readVariable, subtractFromVariable, type Variable } from '../graph/variable.ts';
import { add, divide, maximum, multiply, power, subtract } from '../ops/arithmetic.ts';
import { absolute, sign, sqrt, square } from '../ops/elementwise.ts';
import {
  type EngineOptimizer,
  numberOr,
  type OptimizerContext,
  slotOf,
  type TrainedWeight,
} from './engineOptimizer.ts';

/** Sets a slot to a new value, which the rest of the step goes on with. */
interface Moved {
  readonly value: Tensor;
  readonly node: GraphNode;
}

function move(slot: Variable, next: (old: Tensor) => Tensor): Moved {
  const value = next(readVariable(slot));
  return { value, node: assignVariable(slot, value) };
}

/** Defines an optimizer whose rule is the same for every weight: `step` gives what is taken off it, and the slots moved. */
function perWeight(
  className: string,
  step: (
    context: OptimizerContext,
    weight: TrainedWeight,
  ) => { readonly step: Tensor; readonly moved: readonly Moved[] },
): EngineOptimizer {
  return {
    className,
    update: (context) =>
      context.weights.flatMap((weight) => {
        const result = step(context, weight);
        return [...result.moved.map(({ node }) => node), subtractFromVariable(weight.variable, result.step)];
      }),
  };
}

/** The running mean β·old + (1−β)·value, in Keras' order: old + (value − old) · (1−β). */
function towards(value: Tensor, beta: number): (old: Tensor) => Tensor {
  return (old) => add(old, multiply(subtract(value, old), 1 - beta));
}

/** G += g²; w −= lr · g / √(G + ε) */
export const adagrad = perWeight('Adagrad', (context, weight) => {
  const initial = numberOr(context, 'initialAccumulatorValue', 0.1);
  const total = move(slotOf(context, weight, 'accumulator', initial), (old) => add(old, square(weight.gradient)));
  const spread = sqrt(add(total.value, numberOr(context, 'epsilon', 1e-7)));
  return { step: divide(multiply(context.learningRate, weight.gradient), spread), moved: [total] };
});

/** Steps as large as former steps were, measured against former gradients. */
export const adadelta = perWeight('Adadelta', (context, weight) => {
  const { gradient } = weight;
  const rho = numberOr(context, 'rho', 0.95);
  const epsilon = numberOr(context, 'epsilon', 1e-7);
  const size = (mean: Tensor) => sqrt(add(mean, epsilon));
  const gradients = move(slotOf(context, weight, 'accumulated_grad'), (old) =>
    add(multiply(old, rho), multiply(square(gradient), 1 - rho)),
  );
  const deltas = slotOf(context, weight, 'accumulated_delta_var');
  const before = readVariable(deltas);
  const delta = divide(multiply(size(before), gradient), size(gradients.value));
  const next = add(multiply(before, rho), multiply(square(delta), 1 - rho));
  return {
    step: multiply(context.learningRate, delta),
    moved: [gradients, { value: next, node: assignVariable(deltas, next) }],
  };
});

/** Adam whose spread is the greatest gradient, slowly forgotten. */
export const adamax = perWeight('Adamax', (context, weight) => {
  const [beta1, beta2] = [numberOr(context, 'beta1', 0.9), numberOr(context, 'beta2', 0.999)];
  const mean = move(slotOf(context, weight, 'momentum'), towards(weight.gradient, beta1));
  const greatest = move(slotOf(context, weight, 'norm'), (old) =>
    maximum(multiply(old, beta2), absolute(weight.gradient)),
  );
  const remaining = subtract(1, power(context.graph.constant(beta1, 'float32'), context.stepNumber));
  const spread = multiply(remaining, add(greatest.value, numberOr(context, 'epsilon', 1e-7)));
  return { step: divide(multiply(context.learningRate, mean.value), spread), moved: [mean, greatest] };
});

/** w −= lr · sign(β1·m + (1−β1)·g); m = β2·m + (1−β2)·g */
export const lion = perWeight('Lion', (context, weight) => {
  const [beta1, beta2] = [numberOr(context, 'beta1', 0.9), numberOr(context, 'beta2', 0.99)];
  const momentum = slotOf(context, weight, 'momentum');
  const before = readVariable(momentum);
  const direction = sign(add(multiply(before, beta1), multiply(weight.gradient, 1 - beta1)));
  const next = add(multiply(before, beta2), multiply(weight.gradient, 1 - beta2));
  return {
    step: multiply(context.learningRate, direction),
    moved: [{ value: next, node: assignVariable(momentum, next) }],
  };
});
