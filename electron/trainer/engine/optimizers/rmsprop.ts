import { applyFused } from '../ops/applying.ts';
import { type EngineOptimizer, flagOr, hyperparameter, slotOf } from './engineOptimizer.ts';

/** v = ρ·v + (1−ρ)·g²; m = µ·m + lr·g/√(v+ε); w −= m. Centred: the square of the mean gradient is taken off v. */
export const rmsprop: EngineOptimizer = {
  className: 'RMSprop',
  update(context) {
    const values = [
      context.learningRate,
      hyperparameter(context, 'rho', 0.9),
      hyperparameter(context, 'momentum', 0),
      hyperparameter(context, 'epsilon', 1e-7),
    ];
    const isCentred = flagOr(context, 'centered');
    return context.weights.map((weight) => {
      const velocity = slotOf(context, weight, 'velocity');
      const momentum = slotOf(context, weight, 'momentum');
      const inputs = [...values, weight.gradient];
      if (!isCentred) return applyFused('ResourceApplyRMSProp', [weight.variable, velocity, momentum], inputs);
      const average = slotOf(context, weight, 'average_gradient');
      return applyFused('ResourceApplyCenteredRMSProp', [weight.variable, average, velocity, momentum], inputs);
    });
  },
};
