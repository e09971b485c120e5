import type { Plan } from '../shared/pipeline/plan.ts';
import { compare, type Differences } from './compare.ts';
import { listContenders } from './contenders.ts';
import type { KerasAnswer, KerasCase, KerasOracle } from './kerasOracle.ts';
import { makeBatch, makeWeights, sendBatch, sendWeights } from './makeBatches.ts';
import { type OracleCase, TOLERANCES, type Tolerances } from './oracleCase.ts';
import { type Trained, trainBeside } from './trainBeside.ts';

/** What is compared if a case says nothing else. */
export const MEASURES: readonly (keyof Tolerances)[] = ['forward', 'gradient', 'loss', 'weights', 'after', 'metrics'];

export const STEPS = 20;

/** How far one of our executors is from Keras on a case, and how far it may be. */
export interface Judgement {
  readonly executor: string;
  readonly differences: Differences;
  readonly tolerances: Tolerances;
}

/** What a case starts from and is trained on: the same for everyone who trains it. */
function prepareCase({ title, plan, rows = 8, steps = STEPS }: OracleCase) {
  const sizes = typeof rows === 'number' ? [rows] : rows;
  const batches = Array.from({ length: steps }, (_, step) =>
    makeBatch(plan, sizes[step % sizes.length] ?? 1, `${title} ${step}`),
  );
  return { weights: makeWeights(plan), batches, heldOut: makeBatch(plan, 5, `${title} held out`) };
}

/** What is asked of Keras otherwise than the case says. */
export interface KerasOptions extends Pick<KerasCase, 'partsOfRows' | 'precision' | 'eager'> {
  /** Another plan, only where a difference is wanted. */
  readonly plan?: Plan;
}

/** Lets Keras train a case. Throws when Keras refuses it. */
export async function askKeras(keras: KerasOracle, one: OracleCase, options: KerasOptions = {}): Promise<KerasAnswer> {
  const { weights, batches, heldOut } = prepareCase(one);
  return await keras.ask({
    plan: one.plan,
    ...options,
    weights: sendWeights(weights),
    batches: batches.map((batch) => sendBatch(one.plan, batch)),
    heldOut: sendBatch(one.plan, heldOut),
  });
}

/** Trains a case with one of our executors. */
export async function trainCase(one: OracleCase, executor: string): Promise<Trained> {
  const contender = listContenders(one).find(({ name }) => name === executor);
  if (!contender) throw new Error(`${executor} does not train ${one.title}`);
  const { weights, batches, heldOut } = prepareCase(one);
  const created = await contender.create();
  try {
    return await trainBeside(created, contender.plan, weights, batches, heldOut);
  } finally {
    created.close();
  }
}

/** Trains a case with each of our executors that `isWanted`, and holds it against Keras' answer. */
export async function judgeAnswer(
  one: OracleCase,
  answer: KerasAnswer,
  isWanted: (executor: string) => boolean = () => true,
): Promise<readonly Judgement[]> {
  const judgements: Judgement[] = [];
  for (const { name } of listContenders(one).filter((contender) => isWanted(contender.name))) {
    const differences = compare(await trainCase(one, name), answer);
    const wider = one.wider?.executors.includes(name) ? one.wider : {};
    judgements.push({ executor: name, differences, tolerances: { ...TOLERANCES, ...one.tolerances, ...wider } });
  }
  return judgements;
}

/**
 * Trains a case with Keras and with each of our executors. `kerasPlan` is what Keras is given: another plan only where a
 * difference is wanted. Throws when Keras or an executor refuses the plan.
 */
export async function judgeCase(keras: KerasOracle, one: OracleCase, kerasPlan?: Plan): Promise<readonly Judgement[]> {
  return await judgeAnswer(one, await askKeras(keras, one, kerasPlan ? { plan: kerasPlan } : {}));
}
