import type { Plan } from '../shared/pipeline/plan.ts';
import { compare, type Differences } from './compare.ts';
import { listContenders } from './contenders.ts';
import type { KerasOracle } from './kerasOracle.ts';
import { makeBatch, makeWeights, sendBatch, sendWeights } from './makeBatches.ts';
import { type OracleCase, TOLERANCES, type Tolerances } from './oracleCase.ts';
import { trainBeside } from './trainBeside.ts';

/** What is compared if a case says nothing else. */
export const MEASURES: readonly (keyof Tolerances)[] = ['forward', 'gradient', 'loss', 'weights', 'after', 'metrics'];

export const STEPS = 20;

/** How far one of our executors is from Keras on a case, and how far it may be. */
export interface Judgement {
  readonly executor: string;
  readonly differences: Differences;
  readonly tolerances: Tolerances;
}

/**
 * Trains a case with Keras and with each of our executors. `kerasPlan` is what Keras is given: another plan only where a
 * difference is wanted. Throws when Keras or an executor refuses the plan.
 */
export async function judgeCase(
  keras: KerasOracle,
  one: OracleCase,
  kerasPlan: Plan = one.plan,
): Promise<readonly Judgement[]> {
  const { title, plan, wider, rows = 8, steps = STEPS } = one;
  const sizes = typeof rows === 'number' ? [rows] : rows;
  const batches = Array.from({ length: steps }, (_, step) =>
    makeBatch(plan, sizes[step % sizes.length] ?? 1, `${title} ${step}`),
  );
  const heldOut = makeBatch(plan, 5, `${title} held out`);
  const weights = makeWeights(plan);
  const answer = await keras.ask({
    plan: kerasPlan,
    weights: sendWeights(weights),
    batches: batches.map((batch) => sendBatch(plan, batch)),
    heldOut: sendBatch(plan, heldOut),
  });
  const judgements: Judgement[] = [];
  for (const contender of listContenders(one)) {
    const executor = await contender.create();
    try {
      const trained = await trainBeside(executor, contender.plan, weights, batches, heldOut);
      judgements.push({
        executor: contender.name,
        differences: compare(trained, answer),
        tolerances: { ...TOLERANCES, ...(wider?.executors.includes(contender.name) ? wider : {}) },
      });
    } finally {
      executor.close();
    }
  }
  return judgements;
}
