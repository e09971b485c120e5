import { readdirSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { listDefinitions } from '../../../shared/nodes/registry.ts';
import type { Plan } from '../../../shared/pipeline/plan.ts';
import { Session } from './graph/session.ts';
import { createGraphExecutor } from './graphExecutor.ts';
import { SERVING_TAG, writeInferenceModel } from './inferenceModel.ts';
import { loadGraphEngine } from './loadGraphEngine.ts';
import { makeBatch } from './testing/makeBatch.ts';
import { planOfExample } from './testing/planOfExample.ts';
import { referencePlan } from './testing/sketchPlan.ts';

const ROWS = 5;

/** One plan of each of these kinds: what trains and predicts differently, what has masks, loops or several weights. */
const KINDS = [
  'batchNormalization',
  'dropout',
  'lstm',
  'gru',
  'multiHeadAttention',
  'separableConv2d',
  'timeDistributed',
];
const cases: [string, Plan][] = [
  ['the reference model', referencePlan()],
  ...KINDS.flatMap((kind): [string, Plan][] => {
    const definition = listDefinitions().find((one) => one.kind === kind);
    const example = definition?.examples.find(({ output }) => output !== 'rejected');
    const plan = definition && example ? planOfExample(definition, example) : null;
    return plan ? [[kind, plan]] : [];
  }),
];

describe('a SavedModel of constants', () => {
  it('is tried with every kind that it should be', () => {
    expect(cases).toHaveLength(KINDS.length + 1);
  });

  it.each(cases)('%s: loaded by itself, it predicts what the executor predicts', async (_title, plan) => {
    const executor = createGraphExecutor(loadGraphEngine());
    await executor.open(plan);
    // Moves the weights and the moving averages away from where they start.
    for (let step = 0; step < 3; step++) executor.trainStep(makeBatch(plan, ROWS, step), step);
    const batch = makeBatch(plan, ROWS, 'unseen');
    const expected = executor.predict(batch);
    const folder = await mkdtemp(path.join(os.tmpdir(), 'inference-'));
    const { inputs, outputs } = writeInferenceModel(plan, executor.weights(), folder);
    executor.close();
    expect(readdirSync(folder)).toEqual(['saved_model.pb']);
    expect(Object.keys(outputs)).toEqual(plan.model.outputs);
    const session = Session.load(folder, SERVING_TAG);
    const shapes = new Map(plan.model.layers.map(({ node, outputShape }) => [node, outputShape]));
    const fetched = session.run(
      Object.entries(inputs).map(([node, tensor]) => [
        tensor,
        { shape: [ROWS, ...(shapes.get(node) ?? [])], data: batch.feeds[node] ?? new Float32Array() },
      ]),
      Object.values(outputs),
    );
    session.close();
    for (const [i, node] of plan.model.outputs.entries()) {
      const [got, wanted] = [fetched[i]?.data ?? [], expected[node] ?? []];
      expect(got.length).toBe(wanted.length);
      let worst = 0;
      for (let at = 0; at < wanted.length; at++) {
        worst = Math.max(worst, Math.abs((got[at] ?? Number.NaN) - (wanted[at] ?? Number.NaN)));
      }
      expect(worst).toBeLessThanOrEqual(1e-6);
    }
  });

  it('names the weight that is missing', () => {
    expect(() => writeInferenceModel(referencePlan(), [], os.tmpdir())).toThrow(/weightsDiffer/);
  });
});
