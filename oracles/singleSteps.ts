import type { Batch, NamedTensor } from '../electron/trainer/loop/executor.ts';
import type { Plan } from '../shared/pipeline/plan.ts';
import { decodeArray } from './arrays.ts';
import { listContenders } from './contenders.ts';
import type { KerasOracle } from './kerasOracle.ts';
import { sendBatch, sendWeights } from './makeBatches.ts';

/** What one of the executors, or Keras, made of some steps. */
export interface Outcome {
  readonly name: string;
  readonly losses: readonly number[];
  readonly weights: ReadonlyMap<string, ArrayLike<number>>;
}

/** Lets Keras and both executors take the same steps from the same weights; Keras comes first. */
export async function takeSteps(
  keras: KerasOracle,
  plan: Plan,
  weights: readonly NamedTensor[],
  batches: readonly [Batch, ...Batch[]],
): Promise<readonly Outcome[]> {
  const sent = batches.map((batch) => sendBatch(plan, batch));
  const answer = await keras.ask({
    plan,
    weights: sendWeights(weights),
    batches: sent,
    heldOut: sendBatch(plan, batches[0]),
  });
  const outcomes: Outcome[] = [
    {
      name: 'Keras',
      losses: answer.series.loss ?? [],
      weights: new Map(Object.entries(answer.weights).map(([name, array]) => [name, decodeArray(array)])),
    },
  ];
  for (const contender of listContenders({ title: '', plan })) {
    const executor = await contender.create();
    try {
      await executor.open(plan);
      executor.restore({ weights, optimizer: executor.save().optimizer });
      const losses = batches.map(
        (batch, step) => (executor.trainStep(batch, step).sums.loss ?? Number.NaN) / batch.rows,
      );
      const after = new Map(executor.weights().map(({ name, data }) => [name, data]));
      outcomes.push({ name: contender.name, losses, weights: after });
    } finally {
      executor.close();
    }
  }
  return outcomes;
}
