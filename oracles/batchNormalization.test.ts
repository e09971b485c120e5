import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Batch } from '../electron/trainer/loop/executor.ts';
import { classifierOf } from './cases/planAround.ts';
import { KerasOracle } from './kerasOracle.ts';
import { makeBatch, makeWeights } from './makeBatches.ts';
import { takeSteps } from './singleSteps.ts';
import { formatTable } from './table.ts';

let keras: KerasOracle;
const report: string[][] = [['moving variance / variance of the batch', 'N', 'divided by N', 'by N − 1']];

beforeAll(async () => {
  keras = await KerasOracle.start();
});
afterAll(async () => {
  await keras.close();
  process.stdout.write(`\n${formatTable(report)}\n\n`);
});

/** Shape of a row, rows of the batch. The smaller N is, the further N / (N − 1) is from 1. */
const cases: readonly (readonly [string, readonly number[], number])[] = [
  ['2 rows', [3], 2],
  ['5 rows', [3], 5],
  ['2 rows of 3', [3, 2], 2],
  ['1 image of 2×2', [2, 2, 3], 1],
  ['3 images of 2×3', [2, 3, 2], 3],
];

describe('the moving variance keeps the variance of the batch divided by N, not by N − 1', () => {
  it.each(cases)('%s', async (title, shape, rows) => {
    // With momentum 0 the moving average *is* the last batch.
    const plan = classifierOf(shape, [
      { node: 'tested', kind: 'batchNormalization', values: { momentum: 0 } },
      { node: 'flat', kind: 'flatten' },
      { node: 'output', kind: 'dense', values: { units: 3, activation: 'softmax' } },
    ]);
    const batch = makeBatch(plan, rows, title);
    const channels = shape.at(-1) ?? 1;
    const [mean, variance] = measureChannel(batch, channels);
    const count = (rows * shape.reduce((product, size) => product * size, 1)) / channels;
    for (const { name, weights } of await takeSteps(keras, plan, makeWeights(plan), [batch])) {
      const kept = weights.get('tested/moving_variance')?.[0] ?? Number.NaN;
      expect.soft(kept, name).toBeCloseTo(variance, 6);
      expect.soft(weights.get('tested/moving_mean')?.[0], name).toBeCloseTo(mean, 6);
      // The other answer would be seen.
      expect(Math.abs(kept - (variance * count) / (count - 1))).toBeGreaterThan(1e-3);
      const other = kept / ((variance * count) / (count - 1));
      report.push([`${title}, ${name}`, String(count), (kept / variance).toFixed(6), other.toFixed(6)]);
    }
  });
});

/** Mean and variance (divided by N) of the first channel, in float64. */
function measureChannel(batch: Batch, channels: number): readonly [number, number] {
  const values = Array.from(batch.feeds.input_1 ?? []).filter((_, i) => i % channels === 0);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return [mean, values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length];
}
