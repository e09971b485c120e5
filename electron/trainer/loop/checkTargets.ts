import { AppError } from '../../../shared/base/appError.ts';
import type { ObjectiveStep, Plan } from '../../../shared/pipeline/plan.ts';
import type { PreparedData, SplitName } from '../../data/preparedData.ts';
import { PlanError } from './planError.ts';

const SHOWN_ROWS = 5;
const TAKES_SIGNS: ReadonlySet<string> = new Set(['hinge', 'squaredHinge']);
const TAKES_SHARES: ReadonlySet<string> = new Set(['categoricalHinge', 'klDivergence', 'dice', 'tversky']);

/**
 * Looks at every target before the first step: a label that the outputs have no place for would end in the middle of the
 * training, or be learned as nonsense. Errors: `run.noTrainingRows`; PlanError `run.labelOutOfRange` naming the rows (by
 * their position in the source), `run.targetNotProbability`, `run.targetNotSign`, `run.targetSize`, `run.weightMissing`, `run.weightNotPositive`.
 */
export function checkTargets(plan: Plan, data: PreparedData): void {
  if (data.rowsOf('train').length === 0) throw new AppError('run.noTrainingRows');
  for (const objective of plan.training.objectives) {
    checkObjective(plan, objective, data);
    checkWeights(objective, data);
  }
}

/** A weight below zero would teach the opposite; one that is missing would make the loss no number. */
function checkWeights({ node, config: { sampleWeight } }: ObjectiveStep, data: PreparedData): void {
  if (typeof sampleWeight !== 'string' || sampleWeight === '') return;
  const field = data.description.fields.find(({ type }) => type.name === sampleWeight);
  if (field?.elements !== 1) throw new PlanError('run.weightMissing', node, { field: sampleWeight });
  refuseRows(
    { node, target: sampleWeight },
    data,
    1,
    'run.weightNotPositive',
    {},
    (value) => !(value >= 0 && value < Infinity),
  );
}

function checkObjective(plan: Plan, objective: ObjectiveStep, data: PreparedData): void {
  const layer = plan.model.layers.find(({ node }) => node === objective.prediction);
  const field = data.description.fields.find(({ type }) => type.name === objective.target);
  if (!layer || !field) throw new PlanError('run.targetMissing', objective.node, { field: objective.target });
  const outputs = layer.outputShape.reduce((product, size) => product * size, 1);
  const isSparse = objective.name === 'sparseCategoricalCrossentropy';
  const classes = layer.outputShape.at(-1) ?? 1;
  const needs = isSparse ? outputs / classes : outputs;
  if (field.elements !== needs) {
    throw new PlanError('run.targetSize', objective.node, { field: objective.target, needs, got: field.elements });
  }
  if (isSparse) {
    refuseRows(objective, data, field.elements, 'run.labelOutOfRange', { classes, last: classes - 1 }, (label) => {
      return !Number.isInteger(label) || label < 0 || label >= classes;
    });
  } else if (TAKES_SIGNS.has(objective.name)) {
    refuseRows(objective, data, field.elements, 'run.targetNotSign', {}, (value) => ![-1, 0, 1].includes(value));
  } else if (/crossentropy/i.test(objective.name) || TAKES_SHARES.has(objective.name)) {
    refuseRows(objective, data, field.elements, 'run.targetNotProbability', {}, (value) => !(value >= 0 && value <= 1));
  }
}

/** Throws a PlanError of this code that names the first rows whose value in a field is bad. */
export function refuseRows(
  { node, target }: Pick<ObjectiveStep, 'node' | 'target'>,
  data: PreparedData,
  elements: number,
  code: string,
  values: Readonly<Record<string, number>>,
  isBad: (value: number) => boolean,
): void {
  const bad: { readonly row: number; readonly value: number }[] = [];
  for (const split of ['train', 'validation', 'test'] satisfies SplitName[]) {
    const rows = data.rowsOf(split);
    const found = new Float32Array(rows.length * elements);
    data.gatherRows(target, rows, found);
    for (const [index, value] of found.entries()) {
      if (isBad(value)) bad.push({ row: data.rowIds[rows[Math.floor(index / elements)] ?? 0] ?? 0, value });
    }
  }
  const [first] = bad;
  if (!first) return;
  const shown = [...new Set(bad.map(({ row }) => row + 1))].sort((a, b) => a - b).slice(0, SHOWN_ROWS);
  const rows = `${shown.join(', ')}${bad.length > shown.length ? ', …' : ''}`;
  throw new PlanError(code, node, { field: target, count: bad.length, rows, value: String(first.value), ...values });
}
