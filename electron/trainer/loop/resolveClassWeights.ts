import type { ObjectiveStep, Plan } from '../../../shared/pipeline/plan.ts';
import type { PreparedData } from '../../data/preparedData.ts';
import { PlanError } from './planError.ts';

/**
 * The plan with numbers in place of balanced class weights: rows / (classes · rows of the class), counted over the training
 * rows, so that every class counts alike. A class without rows keeps 1. Errors: PlanError `run.classWeightCount` when the
 * weights by hand are not as many as the classes.
 */
export function resolveClassWeights(plan: Plan, data: PreparedData): Plan {
  const { objectives } = plan.training;
  if (objectives.every(({ config }) => config.classWeights === undefined)) return plan;
  const resolved = objectives.map((objective) => {
    const { classWeights } = objective.config;
    if (classWeights === undefined) return objective;
    const classes = Math.max(
      2,
      plan.model.layers.find(({ node }) => node === objective.prediction)?.outputShape.at(-1) ?? 2,
    );
    if (classWeights === 'balanced') {
      return { ...objective, config: { ...objective.config, classWeights: balance(objective, data, classes) } };
    }
    if (Array.isArray(classWeights) && classWeights.length === classes) return objective;
    const got = Array.isArray(classWeights) ? classWeights.length : 0;
    throw new PlanError('run.classWeightCount', objective.node, { needs: classes, got });
  });
  return { ...plan, training: { ...plan.training, objectives: resolved } };
}

function balance({ target }: ObjectiveStep, data: PreparedData, classes: number): number[] {
  const rows = data.rowsOf('train');
  const width = data.description.fields.find(({ type }) => type.name === target)?.elements ?? 1;
  const values = new Float32Array(rows.length * width);
  data.gatherRows(target, rows, values);
  const counts = new Array<number>(classes).fill(0);
  const isOneHot = width === classes && classes > 1;
  for (let i = 0; i < values.length; i += isOneHot ? classes : 1) {
    const label = isOneHot ? indexOfLargest(values.subarray(i, i + classes)) : Math.round(values[i] ?? 0);
    counts[label] = (counts[label] ?? 0) + 1;
  }
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (count === 0 ? 1 : total / (classes * count)));
}

function indexOfLargest(values: Float32Array): number {
  return values.indexOf(Math.max(...values));
}
