import type { FieldType } from '../../../shared/nodes/portType.ts';
import type { Plan } from '../../../shared/pipeline/plan.ts';
import { buildPlan, type TestPlan } from './buildPlan.ts';

const digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** Images of this size and their class out of ten. */
export function imageFields(size: number): readonly FieldType[] {
  return [
    { name: 'image', dtype: 'float32', shape: [size, size, 1], role: 'feature', semantic: 'image', range: [0, 1] },
    { name: 'label', dtype: 'int32', shape: [], role: 'target', semantic: 'category', classes: digits },
  ];
}

/** Plain columns `a`, `b`, … and a target with these classes (none: a number). */
export function tableFields(columns: readonly string[], classes: readonly string[] | null): readonly FieldType[] {
  return [
    ...columns.map((name) => ({ name, dtype: 'float32', shape: [], role: 'feature', semantic: 'number' }) as const),
    classes
      ? { name: 'y', dtype: 'int32', shape: [], role: 'target', semantic: 'category', classes }
      : { name: 'y', dtype: 'float32', shape: [], role: 'target', semantic: 'number' },
  ];
}

/** The reference model: two convolutions with pooling, two dense layers. */
export function referencePlan(training: Partial<TestPlan['training']> = {}): Plan {
  return buildPlan({
    fields: imageFields(28),
    inputs: { input_1: ['image'] },
    layers: [
      { node: 'conv2d_1', kind: 'conv2d', values: { filters: 32 } },
      { node: 'max_pooling2d_1', kind: 'maxPooling2d' },
      { node: 'conv2d_2', kind: 'conv2d', values: { filters: 64 } },
      { node: 'max_pooling2d_2', kind: 'maxPooling2d' },
      { node: 'flatten_1', kind: 'flatten' },
      { node: 'dense_1', kind: 'dense', values: { units: 64 } },
      { node: 'dense_2', kind: 'dense', values: { units: 10, activation: 'softmax' } },
    ],
    training: {
      objectives: [{ name: 'sparseCategoricalCrossentropy', prediction: 'dense_2', target: 'label' }],
      metrics: [{ node: 'accuracy_1', name: 'accuracy', prediction: 'dense_2', target: 'label', config: {} }],
      ...training,
    },
  });
}
