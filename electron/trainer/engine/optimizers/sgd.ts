import { applyFused } from '../ops/applying.ts';
import { type EngineOptimizer, flagOr, hyperparameter, numberOr, slotOf } from './engineOptimizer.ts';

/** w −= lr · g; with momentum m = µ·m − lr·g, w += m (Nesterov: w += µ·m − lr·g). */
export const sgd: EngineOptimizer = {
  className: 'SGD',
  update(context) {
    const { weights, learningRate } = context;
    if (numberOr(context, 'momentum', 0) === 0) {
      return weights.map(({ variable, gradient }) =>
        applyFused('ResourceApplyGradientDescent', [variable], [learningRate, gradient]),
      );
    }
    const momentum = hyperparameter(context, 'momentum', 0);
    const nesterov = flagOr(context, 'nesterov');
    return weights.map((weight) =>
      applyFused(
        'ResourceApplyKerasMomentum',
        [weight.variable, slotOf(context, weight, 'momentum')],
        [learningRate, weight.gradient, momentum],
        { use_nesterov: { bool: nesterov } },
      ),
    );
  },
};
