import { applyFused } from '../ops/applying.ts';
import { type EngineOptimizer, hyperparameter, numberOr, slotOf } from './engineOptimizer.ts';

/** Follow the regularised leader: gives weights that are exactly zero where L1 is asked for. */
export const ftrl: EngineOptimizer = {
  className: 'Ftrl',
  update: (context) =>
    context.weights.map((weight) => {
      const initial = numberOr(context, 'initialAccumulatorValue', 0.1);
      const slots = [slotOf(context, weight, 'accumulator', initial), slotOf(context, weight, 'linear')] as const;
      return applyFused(
        'ResourceApplyFtrlV2',
        [weight.variable, ...slots],
        [
          weight.gradient,
          context.learningRate,
          hyperparameter(context, 'l1RegularizationStrength', 0),
          hyperparameter(context, 'l2RegularizationStrength', 0),
          hyperparameter(context, 'l2ShrinkageRegularizationStrength', 0),
          hyperparameter(context, 'learningRatePower', -0.5),
        ],
      );
    }),
};
