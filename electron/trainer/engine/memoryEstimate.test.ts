import { describe, expect, it } from 'vitest';
import { checkMemory, estimateMemory } from '../../../shared/pipeline/estimateMemory.ts';
import type { Plan } from '../../../shared/pipeline/plan.ts';
import { buildPlan } from '../testing/buildPlan.ts';
import { imageFields, referencePlan } from '../testing/examplePlans.ts';
import { createGraphExecutor } from './graphExecutor.ts';
import { loadGraphEngine } from './loadGraphEngine.ts';
import { makeBatch } from './testing/makeBatch.ts';

const objectives = (prediction: string) => [{ name: 'sparseCategoricalCrossentropy', prediction, target: 'label' }];
const end = { node: 'output_1', kind: 'dense', values: { units: 10, activation: 'softmax' } };

/** Most of it in activations twice, then in weights. From small to large: what one gave back, the next may have again. */
const plans: readonly (readonly [string, Plan])[] = [
  ['reference model, 512 rows a batch', referencePlan({ batchSize: 512 })],
  [
    'deep convolution',
    buildPlan({
      fields: imageFields(48),
      inputs: { input_1: ['image'] },
      layers: [
        { node: 'conv2d_1', kind: 'conv2d', values: { filters: 32, padding: 'same' } },
        { node: 'batch_normalization_1', kind: 'batchNormalization' },
        { node: 'conv2d_2', kind: 'conv2d', values: { filters: 32, padding: 'same' } },
        { node: 'dropout_1', kind: 'dropout' },
        { node: 'global_average_pooling2d_1', kind: 'globalAveragePooling2d' },
        end,
      ],
      training: { objectives: objectives('output_1'), batchSize: 128 },
    }),
  ],
  [
    'wide perceptron',
    buildPlan({
      fields: imageFields(28),
      inputs: { input_1: ['image'] },
      layers: [
        { node: 'flatten_1', kind: 'flatten' },
        { node: 'dense_1', kind: 'dense', values: { units: 4096 } },
        { node: 'dense_2', kind: 'dense', values: { units: 4096 } },
        end,
      ],
      training: { objectives: objectives('output_1'), batchSize: 64 },
    }),
  ],
];

const engine = loadGraphEngine();
const before = readPeak();

describe('what a training needs', () => {
  it.each(plans)('%s: the estimate is near what the process grew by', async (name, plan) => {
    const executor = createGraphExecutor(engine);
    await executor.open(plan);
    const batch = makeBatch(plan, plan.training.batchSize);
    for (let step = 0; step < 3; step++) executor.trainStep(batch, step);
    const copies = [executor.save(), executor.save()];
    const grown = readPeak() - before;
    executor.close();
    expect(copies).toHaveLength(2);
    const { parameters, optimizer, activations } = estimateMemory(plan);
    const estimated = parameters + optimizer + activations;
    console.log(
      `${name}: estimated ${mb(estimated)} MB, grew by ${mb(grown)} MB (ratio ${(estimated / grown).toFixed(2)})`,
    );
    expect(grown).toBeGreaterThan(10e6);
    // The allocator keeps, and reuses, as it likes: a guide, not a measurement.
    expect(estimated / grown).toBeGreaterThan(1 / 4);
    expect(estimated / grown).toBeLessThan(4);
  });
});

describe('what is said about it', () => {
  const plan = referencePlan({ batchSize: 1024 });
  const estimate = estimateMemory(plan);
  const { total } = estimate;

  it('nothing while there is plenty', () => {
    expect(checkMemory(estimate, { freeBytes: total * 2, totalBytes: total * 4 }, plan.training)).toEqual([]);
  });

  it('a warning above 70 % of what is free, with the layer of the largest share and a batch that fits', () => {
    const memory = { freeBytes: total * 1.2, totalBytes: total * 4 };
    const [problem] = checkMemory(estimate, memory, plan.training);
    expect(problem).toMatchObject({ code: 'memory.tight', severity: 'warning', values: { largest: 'conv2d_1' } });
    const [fix] = problem?.fixes ?? [];
    if (fix?.type !== 'setValue') throw new Error('no fix');
    const smaller = referencePlan({ batchSize: Number(fix.value) });
    expect(checkMemory(estimateMemory(smaller), memory, smaller.training)).toEqual([]);
  });

  it('an error above all that the machine has', () => {
    const [problem] = checkMemory(estimate, { freeBytes: total / 3, totalBytes: total / 2 }, plan.training);
    expect(problem).toMatchObject({ code: 'memory.tooLittle', severity: 'error', node: plan.training.node });
  });
});

/** The most that this process has held, in bytes. */
function readPeak(): number {
  return process.resourceUsage().maxRSS * 1024;
}

function mb(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}
