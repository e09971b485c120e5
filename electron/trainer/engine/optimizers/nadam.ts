import type { GraphNode, Tensor } from '../graph/graph.ts';
import { assignVariable, readVariable, subtractFromVariable } from '../graph/variable.ts';
import { add, divide, multiply, power, subtract } from '../ops/arithmetic.ts';
import { sqrt, square } from '../ops/elementwise.ts';
import { type EngineOptimizer, numberOr, type OptimizerContext, slotOf } from './engineOptimizer.ts';

/** Adam with Nesterov's look ahead, and a momentum that warms up (Dozat's schedule, as Keras has it). */
export const nadam: EngineOptimizer = {
  className: 'Nadam',
  update(context) {
    const { graph, learningRate, stepNumber, weights } = context;
    const [beta1, beta2] = [numberOr(context, 'beta1', 0.9), numberOr(context, 'beta2', 0.999)];
    const epsilon = numberOr(context, 'epsilon', 1e-7);
    const [now, next] = [warmMomentum(context, beta1, 0), warmMomentum(context, beta1, 1)];
    const product = context.createSlot('momentum_product', [], 1);
    const productNow = multiply(readVariable(product), now);
    const productNext = multiply(productNow, next);
    const remaining2 = subtract(1, power(graph.constant(beta2, 'float32'), stepNumber));
    const applied = weights.flatMap((weight): GraphNode[] => {
      const { variable, gradient } = weight;
      const [momentum, velocity] = [slotOf(context, weight, 'momentum'), slotOf(context, weight, 'velocity')];
      const m = towards(readVariable(momentum), gradient, beta1);
      const v = towards(readVariable(velocity), square(gradient), beta2);
      const ahead = add(
        divide(multiply(next, m), subtract(1, productNext)),
        divide(multiply(subtract(1, now), gradient), subtract(1, productNow)),
      );
      const step = divide(multiply(ahead, learningRate), add(sqrt(divide(v, remaining2)), epsilon));
      return [assignVariable(momentum, m), assignVariable(velocity, v), subtractFromVariable(variable, step)];
    });
    return [...applied, assignVariable(product, productNow)];
  },
};

/** β1 · (1 − ½ · 0.96^(step + ahead)) */
function warmMomentum({ graph, stepNumber }: OptimizerContext, beta1: number, ahead: number): Tensor {
  const decay = power(graph.constant(0.96, 'float32'), add(stepNumber, ahead));
  return multiply(subtract(1, multiply(decay, 0.5)), beta1);
}

function towards(old: Tensor, value: Tensor, beta: number): Tensor {
  return add(old, multiply(subtract(value, old), 1 - beta));
}
