import type { Text } from '../../base/text.ts';
import { defineNode, type Example, type NodeDefinition, type NodeProblem } from '../definition.ts';
import { gives, givesNothing, readTensor } from '../inference.ts';
import { target } from '../losses/lossParams.ts';
import { readTargetKind, type TargetKind } from '../losses/targetKind.ts';
import { predictionInput } from '../ports.ts';

/** Metrics differ in words, in Keras' name and in the target that they make sense for. */
export function defineMetric(spec: {
  readonly kind: string;
  /** As plans and metric series call it. */
  readonly name: string;
  readonly title: Text;
  readonly docs: Text;
  readonly icon: string;
  readonly keywords: readonly string[];
  checkTarget(target: TargetKind): NodeProblem | null;
  readonly examples: readonly Example<{ readonly target: string }>[];
}): NodeDefinition {
  const { name, checkTarget, ...words } = spec;
  return defineNode({
    ...words,
    version: 1,
    category: 'metric',
    params: { target },
    inputs: () => [predictionInput],
    outputs: () => [{ name: 'metric', carries: 'metric', label: { en: 'Metric', zh: '指标' } }],
    infer(values, inputs) {
      const prediction = readTensor(inputs, 'prediction');
      if (!prediction) return givesNothing();
      const read = readTargetKind(prediction.dataset, values.target);
      if (read.problem) return givesNothing(read.problem);
      const problem = checkTarget(read.target);
      return gives({ carries: 'metric', name }, problem ? [problem] : []);
    },
    step: (values) => ({ type: 'metric', name, target: values.target, config: {} }),
  });
}
