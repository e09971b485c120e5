import { buildPlan, optimizerOf, type TestLayer } from '../../electron/trainer/testing/buildPlan.ts';
import type { FieldType } from '../../shared/nodes/portType.ts';
import type { Plan } from '../../shared/pipeline/plan.ts';

const CLASSES = ['a', 'b', 'c'];

/** Steady, and hard on mistakes: momentum carries each of them into all later steps. */
export const descent = optimizerOf('sgd', { learningRate: 0.05, momentum: 0.9 });

export function numberField(name: string, shape: readonly number[] = []): FieldType {
  return { name, dtype: 'float32', shape: [...shape], role: 'feature', semantic: 'number' };
}

/**
 * Layers under test inside a small classifier: something to train before them, so that the gradient has to pass through
 * them, and a dense layer behind. `shape` is that of the input. The first of the layers gets its input from `before`.
 */
export function planAround(shape: readonly number[], layers: readonly TestLayer[]): Plan {
  const before: TestLayer =
    shape.length === 3
      ? { node: 'before', kind: 'conv2d', values: { filters: 3, kernelSize: [1, 1], activation: 'tanh' } }
      : { node: 'before', kind: 'dense', values: { units: 5, activation: 'tanh' } };
  return classifierOf(shape, [
    before,
    ...layers,
    { node: 'flat', kind: 'flatten' },
    { node: 'output', kind: 'dense', values: { units: CLASSES.length, activation: 'softmax' } },
  ]);
}

/** A classifier of three classes out of these layers; the last is the output. */
export function classifierOf(shape: readonly number[], layers: readonly TestLayer[]): Plan {
  return buildPlan({
    fields: [numberField('x', shape), targetField],
    inputs: { input_1: ['x'] },
    layers,
    training: {
      optimizer: descent,
      objectives: [{ name: 'sparseCategoricalCrossentropy', prediction: layers.at(-1)?.node ?? '', target: 'y' }],
      metrics: [
        { node: 'accuracy_1', name: 'accuracy', prediction: layers.at(-1)?.node ?? '', target: 'y', config: {} },
      ],
    },
  });
}

export const targetField: FieldType = {
  name: 'y',
  dtype: 'int32',
  shape: [],
  role: 'target',
  semantic: 'category',
  classes: CLASSES,
};

/**
 * A small network with one output, for losses and optimizers. With `isHidden` a reshape follows the activation, so that
 * a loss sees probabilities and not what they came from.
 */
export function smallNetwork(
  {
    units = 3,
    activation = 'linear',
    isHidden = false,
  }: { readonly units?: number; readonly activation?: string; readonly isHidden?: boolean },
  { name, config = {} }: { readonly name: string; readonly config?: Readonly<Record<string, unknown>> },
  optimizer: Plan['training']['optimizer'] = descent,
): Plan {
  const reshape: TestLayer = { node: 'shaped', kind: 'reshape', values: { targetShape: [units] } };
  const plan = buildPlan({
    fields: [numberField('x', [6]), { ...numberField('y', [units]), role: 'target' }],
    inputs: { input_1: ['x'] },
    layers: [
      { node: 'hidden', kind: 'dense', values: { units: 7, activation: 'tanh' } },
      { node: 'output', kind: 'dense', values: { units, activation } },
      ...(isHidden ? [reshape] : []),
    ],
    training: { optimizer, objectives: [{ name, prediction: isHidden ? reshape.node : 'output', target: 'y' }] },
  });
  return withLossConfig(plan, config);
}

export function withLossConfig(plan: Plan, config: Readonly<Record<string, unknown>>): Plan {
  const objectives = plan.training.objectives.map((objective) => ({ ...objective, config: { ...config } }));
  return { ...plan, training: { ...plan.training, objectives } };
}

/** The plan with other arguments for one layer: for what the definitions of nodes do not offer (yet). */
export function withLayerConfig(plan: Plan, node: string, config: Readonly<Record<string, unknown>>): Plan {
  const layers = plan.model.layers.map((layer) =>
    layer.node === node ? { ...layer, config: { ...layer.config, ...config } } : layer,
  );
  return { ...plan, model: { ...plan.model, layers } };
}
