import { describe, expect, it } from 'vitest';
import { setDisabled, setValues } from '../graph/editNodes.ts';
import type { FieldType } from '../nodes/portType.ts';
import { compilePlan } from './compilePlan.ts';
import { buildTableModel } from './sampleGraphs.ts';

const column = (name: string, role: FieldType['role'] = 'feature'): FieldType => ({
  ...{ name, role, dtype: 'float32', shape: [], semantic: 'number', missing: 0 },
});
const answer: FieldType = { ...column('b', 'target'), semantic: 'category', dtype: 'string', classes: ['x', 'y'] };
const factsWith = (...fields: readonly FieldType[]) => ({
  csv_file_1: { fields, rows: 100, split: 'none' as const, problems: [] },
});
const model = buildTableModel([], { units: 1, activation: 'sigmoid' }, 'binary_crossentropy', 'b');
const compile = (document = model, fields: readonly FieldType[] = [column('a'), answer]) =>
  compilePlan(document, factsWith(...fields));

describe('what counts in a loss', () => {
  it('takes the column with the role weight, or the one that is named, or none', () => {
    const weighed = [column('a'), column('w', 'weight'), answer];
    expect(compile(model, weighed).plan?.training.objectives[0]?.config.sampleWeight).toBe('w');
    const named = setValues(model, ['binary_crossentropy_1'], { sampleWeight: 'a' });
    expect(compile(named, weighed).plan?.training.objectives[0]?.config.sampleWeight).toBe('a');
    expect(compile().plan?.training.objectives[0]?.config).not.toHaveProperty('sampleWeight');
  });

  it('writes class weights as they are chosen', () => {
    const chosen = (values: Record<string, unknown>) =>
      compile(setValues(model, ['binary_crossentropy_1'], values)).plan?.training.objectives[0]?.config.classWeights;
    expect(chosen({})).toBeUndefined();
    expect(chosen({ classWeight: 'balanced' })).toBe('balanced');
    expect(chosen({ classWeight: 'byHand', classWeights: '1; 2.5' })).toEqual([1, 2.5]);
  });
});

describe('what is switched off', () => {
  it('is no part of the plan, so that checkpoints and the fallback stay as they were', () => {
    const { plan } = compile();
    expect(Object.keys(plan?.training.optimizer.config ?? {}).sort()).toEqual(
      ['amsgrad', 'beta1', 'beta2', 'epsilon', 'learningRate'].sort(),
    );
    expect(plan?.model.layers.find(({ node }) => node === 'dense_2')?.config).not.toHaveProperty('kernelL2');
    const on = setValues(setValues(model, ['adam_1'], { useEma: true, gradientAccumulationSteps: 4 }), ['dense_2'], {
      kernelL2: 0.01,
    });
    const other = compile(on).plan;
    expect(other?.training.optimizer.config).toMatchObject({
      useEma: true,
      emaMomentum: 0.99,
      gradientAccumulationSteps: 4,
    });
    expect(other?.model.layers.find(({ node }) => node === 'dense_2')?.config.kernelL2).toBe(0.01);
    expect(plan?.training).toMatchObject({ onNonFinite: 'rollback', rollbackFactor: 0.5 });
  });
});

describe('a model without weights', () => {
  it('has nothing to train, which is said before the run', () => {
    let document = buildTableModel([], { units: 1, activation: 'linear' }, 'mean_squared_error', 'b');
    for (const id of ['dense_1', 'dense_2']) document = setDisabled(document, [id], true);
    const { plan, problems } = compile(document, [column('a'), column('b', 'target')]);
    expect(plan).toBeNull();
    expect(problems.map(({ code }) => code)).toContain('plan.nothingToTrain');
  });
});
