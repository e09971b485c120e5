import { exampleCases } from '../cases/exampleCases.ts';
import { layerCases } from '../cases/layerCases.ts';
import { lossCases } from '../cases/lossCases.ts';
import { optimizerCases } from '../cases/optimizerCases.ts';
import { sequenceCases, unmaskedCases } from '../cases/sequenceCases.ts';
import { smallCases } from '../cases/smallCases.ts';
import type { OracleCase } from '../oracleCase.ts';

/** Models with more weights than this have no golden: the files would grow by megabytes, and small models show as much. */
const MOST_WEIGHTS = 700;

/** Steps that a golden remembers: enough for momentum and moving averages to have moved twice. */
export const GOLDEN_STEPS = 3;

/** The cases whose answers by Keras are kept as files, by file. */
export const goldenCases: Readonly<Record<string, readonly OracleCase[]>> = {
  optimizers: onlySmall(optimizerCases),
  losses: onlySmall(lossCases),
  sequences: onlySmall([...sequenceCases, ...unmaskedCases]),
  layers: onlySmall([...layerCases, ...smallCases]),
  examples: onlySmall(exampleCases),
};

function onlySmall(cases: readonly OracleCase[]): readonly OracleCase[] {
  return cases
    .filter(({ plan }) => countWeights(plan.model.layers) <= MOST_WEIGHTS)
    .map((one) => ({ ...one, steps: GOLDEN_STEPS }));
}

function countWeights(layers: OracleCase['plan']['model']['layers']): number {
  const shapes = layers.flatMap(({ weights }) => weights.map(({ shape }) => shape));
  return shapes.reduce((sum, shape) => sum + shape.reduce((product, size) => product * size, 1), 0);
}
