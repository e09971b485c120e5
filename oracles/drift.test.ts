import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { optimizerOf } from '../electron/trainer/testing/buildPlan.ts';
import type { Plan } from '../shared/pipeline/plan.ts';
import { decodeArray } from './arrays.ts';
import { modelCases } from './cases/modelCases.ts';
import { withLayerConfig } from './cases/planAround.ts';
import { sevenCases } from './cases/sevenCases.ts';
import { FUSED, GRAPH, withOptimizer } from './contenders.ts';
import { askKeras, judgeAnswer, trainCase } from './judgeCase.ts';
import { type KerasAnswer, KerasOracle } from './kerasOracle.ts';
import type { OracleCase, Tolerances } from './oracleCase.ts';
import { ParityReport } from './parityReport.ts';
import { formatTable } from './table.ts';

const STEPS = 20;
const resNet = (() => {
  const found = sevenCases.find(({ title }) => title === 'small ResNet');
  if (!found) throw new Error('There is no small ResNet');
  return { ...found, steps: STEPS };
})();

let keras: KerasOracle;
const report = new ParityReport('3-drift', 'What sets the small ResNet apart');
const referee: string[][] = [['plan, executor: distance from Keras in float64', 'Keras in float32', 'ours']];

beforeAll(async () => {
  keras = await KerasOracle.start();
});
afterAll(async () => {
  await keras.close();
  report.finish(keras.versions);
  process.stdout.write(`\n${formatTable(referee)}\n\n`);
});

/**
 * With Adam and its usual ε the small ResNet drifts from Keras by 1e-4 in 50 steps, the other six models by less than 1e-6.
 * Is it our batch normalisation? No: it is float32. Behind four normalisations that take sums over 12 544 places, Keras' own
 * float32 gradient is 3e-4 off the one it computes in float64, and ours is as far off. Adam makes whole steps of gradients that
 * are nothing but that error; an ε above it stops the drift. With relu some weights of the first layers still move by
 * sums that jump where an activation changes sides; softplus has no sides.
 */
describe('the small ResNet', () => {
  const variants: readonly (readonly [string, (plan: Plan) => Plan, Partial<Tolerances>])[] = [
    [
      'descent with momentum',
      (plan) => withOptimizer(plan, optimizerOf('sgd', { learningRate: 0.01, momentum: 0.9 })),
      { gradient: 3e-5, weights: 1e-3 },
    ],
    ['Adam, ε 0.01', (plan) => withOptimizer(plan, optimizerOf('adam', { epsilon: 1e-2 })), { weights: 5e-5 }],
    [
      'Adam, ε 0.01, softplus instead of relu',
      (plan) => withOptimizer(bend(plan), optimizerOf('adam', { epsilon: 1e-2 })),
      {},
    ],
  ];
  it.each(variants)('%s: as near as any other model', async (title, change, limit) => {
    const one: OracleCase = { ...resNet, title, plan: change(resNet.plan) };
    for (const judgement of await judgeAnswer(one, await askKeras(keras, one), (name) => name === GRAPH)) {
      report.add(title, judgement);
      const { differences } = judgement;
      for (const measure of ['forward', 'gradient', 'loss', 'weights', 'after'] as const) {
        expect
          .soft(differences[measure].size, `${measure} at ${differences[measure].where}`)
          .toBeLessThanOrEqual(limit[measure] ?? 1e-5);
      }
    }
  });

  it('is no further from the truth than Keras is', () => expectNoFurther(resNet, GRAPH));
});

/**
 * The fused Adam takes 1 − β2^t as the formula has it, Keras in float32, which makes its first steps 7e-6 too small. That is
 * enough for a relu to change sides a few steps later: they part by 1e-3. Float64 says that it is not us who go astray.
 */
describe('the reference CNN by the Adam that runs use', () => {
  const found = modelCases.find(({ title }) => title === 'reference CNN, Adam');
  if (!found) throw new Error('There is no reference CNN');
  it('is no further from the truth than Keras is', () => expectNoFurther(found, FUSED));
});

async function expectNoFurther(one: OracleCase, executor: string): Promise<void> {
  const [narrow, wide] = [await askKeras(keras, one), await askKeras(keras, one, { precision: 'float64' })];
  const ours = await trainCase(one, executor);
  const distances: readonly (readonly [string, number, number])[] = [
    [
      'first gradients, by the largest',
      gradientDistance(readGradients(narrow), wide),
      gradientDistance(ours.gradients, wide),
    ],
    ['loss, the worst step', lossDistance(narrow.series.loss, wide), lossDistance(ours.losses, wide)],
  ];
  for (const [what, ofKeras, own] of distances) {
    referee.push([`${one.title}, ${executor}: ${what}`, ofKeras.toExponential(1), own.toExponential(1)]);
    // Two ways of rounding are never off by the same; a mistake would be off by hundreds of times as much.
    expect.soft(own, what).toBeLessThanOrEqual(10 * ofKeras + 1e-6);
  }
}

function bend(plan: Plan): Plan {
  return plan.model.layers
    .filter(({ config }) => config.activation === 'relu')
    .reduce((bent, { node }) => withLayerConfig(bent, node, { activation: 'softplus' }), plan);
}

function readGradients({ gradients }: KerasAnswer): ReadonlyMap<string, ArrayLike<number>> {
  return new Map(Object.entries(gradients).map(([name, array]) => [name, decodeArray(array)]));
}

function gradientDistance(own: ReadonlyMap<string, ArrayLike<number>>, truth: KerasAnswer): number {
  let [largest, furthest] = [0, 0];
  for (const [name, values] of readGradients(truth)) {
    for (let i = 0; i < values.length; i++) {
      const value = values[i] ?? Number.NaN;
      largest = Math.max(largest, Math.abs(value));
      furthest = Math.max(furthest, Math.abs((own.get(name)?.[i] ?? Number.NaN) - value));
    }
  }
  return furthest / largest;
}

function lossDistance(losses: readonly number[] | undefined, truth: KerasAnswer): number {
  return Math.max(...(truth.series.loss ?? []).map((loss, i) => Math.abs((losses?.[i] ?? Number.NaN) - loss) / loss));
}
