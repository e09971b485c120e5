import type { Text } from '../../base/text.ts';
import { defineNode, type Example, type NodeDefinition, type NodeProblem } from '../definition.ts';
import { gives, givesNothing, readTensor } from '../inference.ts';
import { wrongTarget } from '../losses/lossNode.ts';
import { target } from '../losses/lossParams.ts';
import { readTargetKind, type TargetKind } from '../losses/targetKind.ts';
import { choice, type Params } from '../params.ts';
import { predictionInput } from '../ports.ts';

/** For metrics that count classes; a number gets the usual metric for numbers. */
export function needClasses(target: TargetKind): NodeProblem | null {
  return target.type === 'numbers'
    ? wrongTarget('metric.targetIsNumber', target.field.name, 'meanAbsoluteErrorMetric')
    : null;
}

/** For metrics of numbers; classes get the usual metric for classes. */
export function needNumbers(target: TargetKind): NodeProblem | null {
  return target.type === 'numbers' ? null : wrongTarget('metric.targetIsClass', target.field.name, 'accuracy');
}

/** How the values of several classes become one. */
export const average = choice({
  label: { en: 'Over the classes', zh: '对各类别' },
  help: {
    en: 'The plain mean counts rare classes as much as frequent ones; weighted counts each by its rows; all together counts every row once. One yes-or-no output has nothing to average.',
    zh: '简单平均让少见类别与常见类别同样重要；加权平均按各类的数量计算；合并统计则每条数据计一次。单个是非输出没有可平均的内容。',
  },
  initial: 'macro',
  options: [
    { value: 'macro', label: { en: 'plain mean', zh: '简单平均' } },
    { value: 'weighted', label: { en: 'weighted by rows', zh: '按数量加权' } },
    { value: 'micro', label: { en: 'all together', zh: '合并统计' } },
  ],
});

/** Metrics differ in words, in Keras' name and in the target that they make sense for. */
export function defineMetric(spec: {
  readonly kind: string;
  /** As plans and metric series call it. */
  readonly name: string;
  readonly title: Text;
  readonly docs: Text;
  readonly icon: string;
  readonly keywords: readonly string[];
  /** Arguments of this metric alone. */
  readonly more?: Params;
  checkTarget(target: TargetKind): NodeProblem | null;
  readonly examples: readonly Example<{ readonly target: string }>[];
}): NodeDefinition {
  const { name, checkTarget, more = {}, ...words } = spec;
  return defineNode({
    ...words,
    version: 1,
    category: 'metric',
    params: { target, ...more },
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
    step: ({ target: judged, ...config }) => ({ type: 'metric', name, target: judged, config }),
  });
}
