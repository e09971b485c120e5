import { afterEach, describe, expect, it } from 'vitest';
import { listDefinitions } from '../../../../shared/nodes/registry.ts';
import type { Plan } from '../../../../shared/pipeline/plan.ts';
import { chooseByPlan, findNativePart } from '../../chooseByPlan.ts';
import { createLayersExecutor } from '../../fallback/layersExecutor.ts';
import { loadTensorFlow } from '../../loadTensorFlow.ts';
import type { Executor } from '../../loop/executor.ts';
import { optimizerOf } from '../../testing/buildPlan.ts';
import { createGraphExecutor } from '../graphExecutor.ts';
import { loadGraphEngine } from '../loadGraphEngine.ts';
import { makeBatch } from '../testing/makeBatch.ts';
import { denseSketch, inputSketch, sketchPlan } from '../testing/sketchPlan.ts';

const open: Executor[] = [];
afterEach(() => {
  for (const executor of open.splice(0)) executor.close();
});

const layers = (activation: string, units: number) => [
  inputSketch([6]),
  denseSketch('dense_1', 6, 12, 'tanh'),
  denseSketch('dense_2', 12, units, activation),
];

async function trainedLosses(plan: Plan, steps: number): Promise<readonly number[]> {
  const executor = createGraphExecutor(loadGraphEngine());
  open.push(executor);
  await executor.open(plan);
  const batch = makeBatch(plan, 16);
  return Array.from({ length: steps }, (_, step) => executor.trainStep(batch, step).sums.loss ?? Number.NaN);
}

const kindsOf = (category: string) => listDefinitions().filter((definition) => definition.category === category);

describe('every optimizer as its node writes it makes the loss smaller', () => {
  it.each(
    kindsOf('optimizer').flatMap(({ kind }) => [
      [kind, { learningRate: 0.01 }],
      [kind, { learningRate: 0.01, clipping: 'globalClipnorm', clipLimit: 0.5, weightDecay: 0.01 }],
    ]) as [string, Record<string, unknown>][],
  )('%s %j', async (kind, values) => {
    const plan = sketchPlan({ layers: layers('softmax', 3), optimizer: optimizerOf(kind, values) });
    const losses = await trainedLosses(plan, 20);
    expect(losses.at(-1)).toBeLessThan(losses[0] ?? 0);
  });
});

describe('every loss as its node writes it can be trained by', () => {
  it.each(kindsOf('loss').map((definition) => [definition.kind, definition] as const))(
    '%s',
    async (kind, definition) => {
      const step = definition.step(definition.initialValues());
      const isOfClasses = /entropy|klDivergence/i.test(kind);
      const activation = kind === 'poisson' ? 'softplus' : /^binary|dice|tversky/.test(kind) ? 'sigmoid' : 'linear';
      const sketch = sketchPlan({
        // A vector of one number has no direction that could be learned.
        layers:
          isOfClasses && activation === 'linear'
            ? layers('softmax', 3)
            : layers(activation, kind === 'cosineSimilarity' ? 3 : 1),
        loss: kind,
      });
      const config = step.type === 'loss' ? { ...step.config } : {};
      const objectives = sketch.training.objectives.map((objective) => ({ ...objective, config }));
      const losses = await trainedLosses({ ...sketch, training: { ...sketch.training, objectives } }, 20);
      expect(losses.at(-1)).toBeLessThan(losses[0] ?? 0);
    },
  );
});

describe('the executor for a plan', () => {
  const plain = sketchPlan({ layers: layers('softmax', 3) });
  const withOptimizer = (kind: string, values = {}): Plan => ({
    ...plain,
    training: { ...plain.training, optimizer: optimizerOf(kind, values) },
  });
  it.each([
    ['what tfjs has', withOptimizer('adam'), null],
    ['an optimizer that it has not', withOptimizer('lion'), 'Lion'],
    ['clipped gradients', withOptimizer('sgd', { clipping: 'clipnorm' }), 'clipnorm'],
    ['decayed weights', withOptimizer('rmsprop', { weightDecay: 0.1 }), 'weightDecay'],
    ['a loss that it has not', sketchPlan({ layers: layers('linear', 1), loss: 'huber' }), 'huber'],
    [
      'a layer that it has not',
      sketchPlan({ layers: [inputSketch([6]), { node: 'unit_1', kind: 'unitNormalization', outputShape: [6] }] }),
      'unitNormalization',
    ],
  ] as [string, Plan, string | null][])('%s', async (_title, plan, needed) => {
    expect(findNativePart(plan)?.kind ?? null).toBe(needed);
    const { engine } = await loadTensorFlow();
    const chosen = chooseByPlan(createLayersExecutor(engine), () => createGraphExecutor(loadGraphEngine()));
    open.push(chosen);
    await chosen.open(plan);
    expect(chosen.engine.executor).toBe(needed ? 'graph' : 'tfjs-layers');
    const without = chooseByPlan(createLayersExecutor(engine), null);
    open.push(without);
    if (needed) await expect(without.open(plan)).rejects.toMatchObject({ code: 'run.needsNative' });
    else await without.open(plan);
  });
});
