import type { ModelPlan } from '../../../../shared/pipeline/plan.ts';
import { weightName } from '../../loop/initialWeights.ts';
import type { Tensor } from '../graph/graph.ts';
import { add, multiply } from '../ops/arithmetic.ts';
import { absolute, square } from '../ops/elementwise.ts';
import { sum } from '../ops/reduction.ts';

/** Weights that `kernelL1` and `kernelL2` of a layer are about: everything that it multiplies its input by. */
const isKernel = (name: string): boolean => /(^|_|\/)kernel$/.test(name) && !name.endsWith('recurrent_kernel');

/**
 * What the kernels of regularised layers cost: l1 · Σ |w| + l2 · Σ w², Keras' L1L2. `weights` are the values that the forward
 * pass read. Null when no layer is regularised.
 */
export function regularise(model: ModelPlan, weights: ReadonlyMap<string, Tensor>): Tensor | null {
  const costs = model.layers.flatMap(({ node, config, weights: specs }) => {
    const [l1, l2] = [Number(config.kernelL1 ?? 0), Number(config.kernelL2 ?? 0)];
    return specs.flatMap((spec): Tensor[] => {
      const value = weights.get(weightName(node, spec.name));
      if (!value || !isKernel(spec.name)) return [];
      return [
        ...(l1 > 0 ? [multiply(sum(absolute(value)), l1)] : []),
        ...(l2 > 0 ? [multiply(sum(square(value)), l2)] : []),
      ];
    });
  });
  return costs.length === 0 ? null : costs.reduce(add);
}
