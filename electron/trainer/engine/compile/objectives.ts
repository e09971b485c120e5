import type { MetricStep, ObjectiveStep, Plan } from '../../../../shared/pipeline/plan.ts';
import { lossKey, metricKey } from '../../../../shared/run/metricNames.ts';
import { listFeeds, targetFeedOf } from '../../loop/feeds.ts';
import { PlanError } from '../../loop/planError.ts';
import type { Graph, Tensor } from '../graph/graph.ts';
import { BATCH } from '../graph/tensorShape.ts';
import { readConfig } from '../layers/configReader.ts';
import { targetShape } from '../losses/engineLoss.ts';
import { losses } from '../losses/losses.ts';
import { countedMetrics } from '../metrics/countedMetrics.ts';
import { type EngineMetric, metrics } from '../metrics/metrics.ts';
import { add, multiply } from '../ops/arithmetic.ts';
import { mean, sum } from '../ops/reduction.ts';
import { stack } from '../ops/shaping.ts';
import { concat } from '../ops/slicing.ts';
import { readClassWeights, weighLosses } from './weighLosses.ts';

/** How well the outputs of a forward pass meet their targets. */
export interface Judgement {
  /** The scalar that training makes small: the mean over the rows of the batch. */
  readonly loss: Tensor;
  /** Names of the first of `sums`, in order: `loss`, the losses of several objectives, then metrics that are means. */
  readonly names: readonly string[];
  /** What follows them in `sums`: metrics that count, and how many numbers each has. */
  readonly counts: readonly { readonly name: string; readonly size: number }[];
  /** One vector with the sum over the rows of each. */
  readonly sums: Tensor;
}

/** What is judged, and under which circumstances. */
export interface Judged {
  readonly outputs: ReadonlyMap<string, Tensor>;
  /** Masks of outputs whose later axis is time. */
  readonly masks: ReadonlyMap<string, Tensor>;
  /** What regularised weights cost; null when none is. */
  readonly penalty: Tensor | null;
  /** Class weights are for training alone: what is reported about new rows is the plain loss, as Keras has it. */
  readonly training: boolean;
}

/** Placeholders for every target (and weight of rows) that objectives and metrics read, by feed name. */
export function createTargets(graph: Graph, plan: Plan): ReadonlyMap<string, Tensor> {
  const { objectives, metrics: metricSteps } = plan.training;
  return new Map(
    listFeeds(plan)
      .filter(({ type }) => type !== 'input')
      .map((feed): [string, Tensor] => {
        const node = feed.name.slice(feed.name.indexOf(':') + 1);
        if (feed.type === 'weight') return [feed.name, graph.placeholder(`weight/${node}`, 'float32', [BATCH])];
        const objective = objectives.find((step) => step.node === node);
        const judged = objective ?? metricSteps.find((step) => step.node === node);
        if (!judged) throw new Error(`The feed ${feed.name} belongs to no objective or metric`);
        const prediction = [BATCH, ...shapeOfLayer(plan, judged)];
        const shape = objective ? targetShape(findLoss(objective), prediction) : prediction;
        return [feed.name, graph.placeholder(`target/${node}`, feed.dtype, shape)];
      }),
  );
}

/** Adds losses and metrics of a forward pass. Throws a PlanError `run.unknownLoss` or `run.unknownMetric`. */
export function judge(
  plan: Plan,
  { outputs, masks, penalty, training: isTraining }: Judged,
  targets: ReadonlyMap<string, Tensor>,
): Judgement {
  const { training } = plan;
  const perObjective = training.objectives.map((objective) => {
    const target = requireTensor(targets, `target:${objective.node}`, objective);
    const prediction = requireTensor(outputs, objective.prediction, objective);
    const values = findLoss(objective).values(prediction, target, readConfig(objective));
    return weighLosses(values, prediction, target, {
      mask: masks.get(objective.prediction) ?? null,
      rows: targets.get(`weight:${objective.node}`) ?? null,
      classes: isTraining ? readClassWeights(objective) : null,
    });
  });
  const weighted = perObjective.map((perRow, i) => {
    const weight = training.objectives[i]?.weight ?? 1;
    return weight === 1 ? perRow : multiply(perRow, weight);
  });
  const ofTargets = weighted.reduce(add);
  // Every row bears all of it, so that the mean over any rows has it once.
  const total = penalty ? add(ofTargets, penalty) : ofTargets;
  const entries: [string, Tensor][] = [['loss', total]];
  if (perObjective.length > 1) {
    for (const [i, objective] of training.objectives.entries())
      entries.push([lossKey(objective), perObjective[i] ?? total]);
  }
  const counted: [string, Tensor][] = [];
  for (const metric of training.metrics) {
    const prediction = requireTensor(outputs, metric.prediction, metric);
    const target = requireTensor(targets, targetFeedOf(plan, metric), metric);
    const key = metricKey(training, metric);
    const count = countedMetrics[metric.name];
    if (count) counted.push([key, count(prediction, target)]);
    else entries.push([key, findMetric(metric)(prediction, target, readConfig(metric))]);
  }
  const sums = stack(
    entries.map(([, perRow]) => sum(perRow)),
    0,
  );
  return {
    loss: mean(total),
    names: entries.map(([name]) => name),
    counts: counted.map(([name, vector]) => ({ name, size: Number(vector.shape[0]) })),
    sums: concat([sums, ...counted.map(([, vector]) => vector)], 0),
  };
}

function findLoss(objective: ObjectiveStep) {
  const loss = losses[objective.name];
  if (!loss) throw new PlanError('run.unknownLoss', objective.node, { name: objective.name });
  return loss;
}

function findMetric(metric: MetricStep): EngineMetric {
  const found = metrics[metric.name];
  if (!found) throw new PlanError('run.unknownMetric', metric.node, { name: metric.name });
  return found;
}

function shapeOfLayer(plan: Plan, judged: MetricStep): readonly number[] {
  const layer = plan.model.layers.find(({ node }) => node === judged.prediction);
  if (!layer) throw new PlanError('run.layerRefused', judged.node, { reason: `no layer ${judged.prediction}` });
  return layer.outputShape;
}

function requireTensor(tensors: ReadonlyMap<string, Tensor>, name: string, judged: MetricStep): Tensor {
  const tensor = tensors.get(name);
  if (!tensor) throw new PlanError('run.layerRefused', judged.node, { reason: `nothing gives ${name}` });
  return tensor;
}
