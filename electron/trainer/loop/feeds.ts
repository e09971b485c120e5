import type { MetricStep, Plan } from '../../../shared/pipeline/plan.ts';

/** One feed of a batch: which fields fill it, side by side along the last axis, and as which numbers. */
export interface FeedSpec {
  /** Node id of an input layer, `target:<node>` of the objective (or metric) that reads it, or `weight:<objective>`. */
  readonly name: string;
  readonly type: 'input' | 'target' | 'weight';
  readonly fields: readonly string[];
  readonly dtype: 'float32' | 'int32';
}

/** Losses whose target is the number of a class. */
const TAKES_CLASS_NUMBERS: ReadonlySet<string> = new Set(['sparseCategoricalCrossentropy']);

/** Every feed that a training step of this plan takes: the inputs, then one target per objective, then targets that only a metric reads. */
export function listFeeds(plan: Pick<Plan, 'model' | 'training'>): readonly FeedSpec[] {
  const { objectives, metrics } = plan.training;
  const targets: FeedSpec[] = objectives.map(({ node, target, name }) => ({
    name: `target:${node}`,
    type: 'target',
    fields: [target],
    dtype: TAKES_CLASS_NUMBERS.has(name) ? 'int32' : 'float32',
  }));
  for (const { node, target } of metrics) {
    if (objectives.some((objective) => objective.target === target)) continue;
    targets.push({ name: `target:${node}`, type: 'target', fields: [target], dtype: 'float32' });
  }
  const weights = objectives.flatMap(({ node, config }): FeedSpec[] =>
    typeof config.sampleWeight === 'string' && config.sampleWeight !== ''
      ? [{ name: `weight:${node}`, type: 'weight', fields: [config.sampleWeight], dtype: 'float32' }]
      : [],
  );
  return [...listInputFeeds(plan), ...targets, ...weights];
}

/** The feeds that a prediction takes. */
export function listInputFeeds(plan: Pick<Plan, 'model'>): readonly FeedSpec[] {
  return plan.model.layers.flatMap(({ node, fields }) =>
    fields ? [{ name: node, type: 'input' as const, fields, dtype: 'float32' as const }] : [],
  );
}

/** Name of the feed that holds a metric's target: that of an objective on the same field, where there is one. */
export function targetFeedOf(plan: Pick<Plan, 'training'>, metric: MetricStep): string {
  const { objectives } = plan.training;
  const same =
    objectives.find(({ target, prediction }) => target === metric.target && prediction === metric.prediction) ??
    objectives.find(({ target }) => target === metric.target);
  return `target:${(same ?? metric).node}`;
}
