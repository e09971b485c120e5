import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layerCases } from './cases/layerCases.ts';
import { lossCases } from './cases/lossCases.ts';
import { modelCases } from './cases/modelCases.ts';
import { optimizerCases } from './cases/optimizerCases.ts';
import { compare, type Differences } from './compare.ts';
import { listContenders } from './contenders.ts';
import { KerasOracle } from './kerasOracle.ts';
import { makeBatch, makeWeights, sendBatch, sendWeights } from './makeBatches.ts';
import { TOLERANCES } from './oracleCase.ts';
import { formatTable } from './table.ts';
import { trainBeside } from './trainBeside.ts';

const STEPS = 20;
const MEASURES = ['forward', 'gradient', 'loss', 'weights', 'after', 'metrics'] as const;

let keras: KerasOracle;
const report: string[][] = [['', 'executor', ...MEASURES]];

beforeAll(async () => {
  keras = await KerasOracle.start();
});

afterAll(async () => {
  await keras.close();
  const head = `Worst difference from ${keras.versions} over ${STEPS} steps`;
  process.stdout.write(`\n${head}\n${formatTable(report)}\n\n`);
});

describe.each([
  ['layers', layerCases],
  ['losses', lossCases],
  ['optimizers', optimizerCases],
  ['models', modelCases],
])('%s train as Keras trains them', (_group, cases) => {
  it.each(cases.map((one) => [one.title, one] as const))('%s', async (title, one) => {
    const { plan, wider, rows = 8 } = one;
    const sizes = typeof rows === 'number' ? [rows] : rows;
    const sizeOf = (step: number) => sizes[step % sizes.length] ?? 8;
    const batches = Array.from({ length: STEPS }, (_, step) => makeBatch(plan, sizeOf(step), `${title} ${step}`));
    const heldOut = makeBatch(plan, 5, `${title} held out`);
    const weights = makeWeights(plan);
    const answer = await keras.ask({
      plan,
      weights: sendWeights(weights),
      batches: batches.map((batch) => sendBatch(plan, batch)),
      heldOut: sendBatch(plan, heldOut),
    });
    for (const contender of listContenders(one)) {
      const tolerances = { ...TOLERANCES, ...(wider?.executors.includes(contender.name) ? wider : {}) };
      const executor = await contender.create();
      try {
        const differences = compare(await trainBeside(executor, contender.plan, weights, batches, heldOut), answer);
        report.push([title, contender.name, ...MEASURES.map((measure) => format(differences, measure))]);
        for (const measure of MEASURES) {
          const { size, where } = differences[measure];
          expect.soft(size, `${contender.name}: ${measure} at ${where}`).toBeLessThanOrEqual(tolerances[measure]);
        }
      } finally {
        executor.close();
      }
    }
  });
});

function format(differences: Differences, measure: keyof Differences): string {
  const { size } = differences[measure];
  return size === 0 ? '0' : size.toExponential(1);
}
