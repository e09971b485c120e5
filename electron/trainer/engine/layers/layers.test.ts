import { afterEach, describe, expect, it } from 'vitest';
import type { NodeDefinition } from '../../../../shared/nodes/definition.ts';
import { listDefinitions } from '../../../../shared/nodes/registry.ts';
import type { Plan } from '../../../../shared/pipeline/plan.ts';
import type { Executor } from '../../loop/executor.ts';
import { createGraphExecutor } from '../graphExecutor.ts';
import { loadGraphEngine } from '../loadGraphEngine.ts';
import { losses } from '../losses/losses.ts';
import { countedMetrics } from '../metrics/countedMetrics.ts';
import { metrics } from '../metrics/metrics.ts';
import { optimizers } from '../optimizers/optimizers.ts';
import { makeBatch } from '../testing/makeBatch.ts';
import { planOfExample } from '../testing/planOfExample.ts';
import { allLayers } from './allLayers.ts';

const definitions = listDefinitions();
const stepOf = (definition: NodeDefinition) => definition.step(definition.initialValues());

describe('the graph engine runs every kind', () => {
  it.each(definitions.map((definition) => [definition.kind, definition] as const))('%s', (kind, definition) => {
    const step = stepOf(definition);
    if (step.type === 'layer' || step.type === 'input') expect(allLayers.map((layer) => layer.kind)).toContain(kind);
    if (step.type === 'loss') expect(Object.keys(losses)).toContain(step.name);
    if (step.type === 'metric') expect([...Object.keys(metrics), ...Object.keys(countedMetrics)]).toContain(step.name);
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
        const plan = planOfExample(definition, example);
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
