import { afterEach, describe, expect, it } from 'vitest';
import type { Example, NodeDefinition } from '../../../../shared/nodes/definition.ts';
import type { TensorType } from '../../../../shared/nodes/portType.ts';
import { listDefinitions } from '../../../../shared/nodes/registry.ts';
import type { Plan } from '../../../../shared/pipeline/plan.ts';
import type { Executor } from '../../loop/executor.ts';
import { createGraphExecutor } from '../graphExecutor.ts';
import { loadGraphEngine } from '../loadGraphEngine.ts';
import { losses } from '../losses/losses.ts';
import { metrics } from '../metrics/metrics.ts';
import { optimizers } from '../optimizers/optimizers.ts';
import { makeBatch } from '../testing/makeBatch.ts';
import { inputSketch, sketchPlan } from '../testing/sketchPlan.ts';
import { allLayers } from './allLayers.ts';

const definitions = listDefinitions();
const stepOf = (definition: NodeDefinition) => definition.step(definition.initialValues());

describe('the graph engine runs every kind', () => {
  it.each(definitions.map((definition) => [definition.kind, definition] as const))('%s', (kind, definition) => {
    const step = stepOf(definition);
    if (step.type === 'layer' || step.type === 'input') expect(allLayers.map((layer) => layer.kind)).toContain(kind);
    if (step.type === 'loss') expect(Object.keys(losses)).toContain(step.name);
    if (step.type === 'metric') expect(Object.keys(metrics)).toContain(step.name);
    if (step.type === 'optimizer') expect([...optimizers.keys()]).toContain(step.className);
  });

  it('and no kind that does not exist', () => {
    const kinds = definitions.map(({ kind }) => kind);
    expect(allLayers.map(({ kind }) => kind).filter((kind) => !kinds.includes(kind))).toEqual([]);
  });
});

const open: Executor[] = [];
afterEach(() => {
  for (const executor of open.splice(0)) executor.close();
});

const examples = definitions.flatMap((definition) =>
  stepOf(definition).type === 'layer'
    ? definition.examples.flatMap((example): [string, Plan, readonly number[]][] => {
        const plan = planOf(definition, example);
        return plan ? [[`${definition.kind} ${example.title}`, plan, plan.model.layers.at(-1)?.outputShape ?? []]] : [];
      })
    : [],
);

describe('every example of a definition has the shape that TensorFlow gives it, and trains one step', () => {
  it.each(examples)('%s', async (_title, plan, shape) => {
    const executor = createGraphExecutor(loadGraphEngine());
    open.push(executor);
    await executor.open(plan);
    const batch = makeBatch(plan, 3);
    expect(executor.activations(batch, ['tested_1']).tested_1?.shape).toEqual([3, ...shape]);
    const before = executor.weights();
    expect(executor.trainStep(batch, 0).sums.loss).toBeGreaterThan(0);
    for (const [i, weight] of executor.weights().entries()) {
      expect(weight.data.every(Number.isFinite)).toBe(true);
      if (weight.name.endsWith('bias')) expect(weight.data).not.toEqual(before[i]?.data);
    }
  });
});

/** The example as a model of its own: inputs of its shapes, the layer, a squared error. Null where it cannot be one. */
function planOf(definition: NodeDefinition, example: Example): Plan | null {
  const { values } = definition.readValues(example.values ?? {});
  const step = definition.step(values);
  const tensors = Object.values(example.inputs)
    .flat()
    .filter((type): type is TensorType => type.carries === 'tensor');
  const { outputs, weights = [] } = definition.infer(values, example.inputs, null);
  const [output] = outputs ?? [];
  if (example.output === 'rejected' || step.type !== 'layer' || output?.carries !== 'tensor') return null;
  const shapes = tensors.map(({ shape }) => shape);
  if (![output.shape, ...shapes, ...weights.map(({ shape }) => shape)].every(isKnown)) return null;
  const inputs = shapes.map((shape, i) => inputSketch(shape.filter(isNumber), `input_${i + 1}`));
  return sketchPlan({
    layers: [
      ...inputs,
      {
        node: 'tested_1',
        kind: definition.kind,
        className: step.className,
        config: { ...step.config },
        inputs: inputs.map(({ node }) => node),
        outputShape: output.shape.filter(isNumber),
        weights: weights.map((weight) => ({ ...weight, shape: weight.shape.filter(isNumber) })),
      },
    ],
    loss: 'meanSquaredError',
  });
}

function isKnown(shape: readonly (number | null)[]): boolean {
  return shape.every((size) => size !== null);
}

function isNumber(size: number | null): size is number {
  return size !== null;
}
