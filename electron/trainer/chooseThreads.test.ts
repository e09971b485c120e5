import os from 'node:os';
import { expect, it } from 'vitest';
import { chooseThreads } from './chooseThreads.ts';
import { mlpPlan, referencePlan } from './engine/testing/sketchPlan.ts';

it('gives a small network one thread, and a convolution or a large batch all of them', () => {
  const small = mlpPlan();
  expect(chooseThreads(small)).toBe(1);
  expect(chooseThreads({ ...small, training: { ...small.training, batchSize: 1024 } })).toBe(os.availableParallelism());
  expect(chooseThreads(referencePlan())).toBe(os.availableParallelism());
});
