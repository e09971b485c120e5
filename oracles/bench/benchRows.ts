import { type OracleModel, sevenModels } from '../models.ts';

/** One model of the benchmark. */
export interface BenchRow extends OracleModel {
  /** Steps of a round: about a second of Keras. A multiple of 32, the steps that Keras may take in one call. */
  readonly steps: number;
}

/** A model of `sevenModels` becomes a row by its number of steps here. */
const STEPS: Readonly<Record<string, number>> = {
  'reference CNN': 128,
  'small ResNet': 32,
  'transformer block': 32,
  'GRU(64) × 50': 96,
  'LSTM(64) × 50': 96,
  'MLP 784-128-10': 512,
  text: 192,
};

export const benchRows: readonly BenchRow[] = sevenModels.map((model) => {
  const steps = STEPS[model.name];
  if (steps === undefined) throw new Error(`The benchmark has no number of steps for ${model.name}`);
  return { ...model, steps };
});
