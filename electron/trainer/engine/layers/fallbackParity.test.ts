import { afterEach, describe, expect, it } from 'vitest';
import { listDefinitions } from '../../../../shared/nodes/registry.ts';
import type { Plan } from '../../../../shared/pipeline/plan.ts';
import { createLayersExecutor } from '../../fallback/layersExecutor.ts';
import { findFallbackLayer } from '../../fallback/network.ts';
import { loadTensorFlow } from '../../loadTensorFlow.ts';
import type { Executor } from '../../loop/executor.ts';
import { createGraphExecutor } from '../graphExecutor.ts';
import { loadGraphEngine } from '../loadGraphEngine.ts';
import { makeBatch } from '../testing/makeBatch.ts';
import { planOfExample } from '../testing/planOfExample.ts';

const [ROWS, STEPS] = [4, 3];
const SGD = { node: 'sgd_1', className: 'SGD', config: { learningRate: 0.05, momentum: 0.9, nesterov: false } };

/** Kinds that draw random numbers while training: each executor draws its own, so only what they predict is compared. */
const RANDOM = /dropout|noise|drops/i;

const cases = listDefinitions()
  .filter(({ nativeOnly }) => !nativeOnly)
  .flatMap((definition) =>
    definition.examples.flatMap((example): [string, Plan][] => {
      const step = definition.step(definition.initialValues());
      const plan = step.type === 'layer' ? planOfExample(definition, example) : null;
      const tested = plan?.model.layers.at(-1);
      if (!plan || !tested || findFallbackLayer(tested.kind)?.refuses?.(tested)) return [];
      return [[`${definition.kind}: ${example.title}`, plan]];
    }),
  );

const open: Executor[] = [];
afterEach(() => {
  for (const executor of open.splice(0)) executor.close();
});

describe('every layer gives and learns the same in the graph engine and in tfjs', () => {
  it.each(cases)('%s', async (title, sketch) => {
    const plan: Plan = { ...sketch, training: { ...sketch.training, optimizer: SGD } };
    const { engine } = await loadTensorFlow();
    const both = [createGraphExecutor(loadGraphEngine()), createLayersExecutor(engine)] as const;
    open.push(...both);
    for (const executor of both) await executor.open(plan);
    expectSamePredictions(plan, both);
    if (RANDOM.test(title)) return;
    for (let step = 0; step < STEPS; step++) {
      const batch = makeBatch(plan, ROWS, step);
      const [a = Number.NaN, b = Number.NaN] = both.map((executor) => executor.trainStep(batch, step).sums.loss);
      expect(Math.abs(a - b) / ROWS).toBeLessThan(1e-5 * Math.max(1, Math.abs(b)));
    }
    const [graph, layers] = [both[0].weights(), both[1].weights()];
    expect(graph.map(({ name }) => name)).toEqual(layers.map(({ name }) => name));
    for (const [i, weight] of graph.entries()) expectClose(weight.name, weight.data, layers[i]?.data ?? []);
    expectSamePredictions(plan, both);
  });
});

function expectSamePredictions(plan: Plan, both: readonly [Executor, Executor]): void {
  const batch = makeBatch(plan, ROWS, 'unseen');
  const [a, b] = [both[0].predict(batch).tested_1, both[1].predict(batch).tested_1];
  expectClose('predictions', a ?? [], b ?? []);
}

function expectClose(name: string, a: ArrayLike<number>, b: ArrayLike<number>): void {
  expect(a.length, name).toBe(b.length);
  let worst = 0;
  for (let i = 0; i < a.length; i++) worst = Math.max(worst, Math.abs((a[i] ?? Number.NaN) - (b[i] ?? Number.NaN)));
  expect(worst, name).toBeLessThan(2e-5);
}
