import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Batch } from '../electron/trainer/loop/executor.ts';
import { buildPlan } from '../electron/trainer/testing/buildPlan.ts';
import type { Plan } from '../shared/pipeline/plan.ts';
import { numberField } from './cases/planAround.ts';
import { KerasOracle } from './kerasOracle.ts';
import { makeBatch } from './makeBatches.ts';
import { takeSteps } from './singleSteps.ts';
import { formatTable } from './table.ts';

const WIDTH = 48;
const STEPS = 20;
const ROWS = 64;
/** A mean lies this many standard errors off once in about 16 000 honest draws. The draws are seeded: once right, always. */
const ERRORS = 4;

let keras: KerasOracle;
const report: string[][] = [['dropout: what the masks leave, by what they should', 'mean', 'variance']];

beforeAll(async () => {
  keras = await KerasOracle.start();
});
afterAll(async () => {
  await keras.close();
  process.stdout.write(`\n${formatTable(report)}\n\n`);
});

/**
 * Masks differ from Keras' (another generator, another order), so what can be compared is what they do on the average:
 * the mean of a masked sum is the sum, and its variance is Σ(w·x)² · rate / (1 − rate).
 */
describe('dropout keeps the mean and adds the variance that Keras adds', () => {
  it.each([0.1, 0.5, 0.8])('rate %d', async (rate) => {
    const batches = Array.from({ length: STEPS }, (_, step) =>
      makePositive(makeBatch(maskedSum('meanSquaredError', rate), ROWS, `${rate} ${step}`)),
    );
    const squares = await takeAll('meanSquaredError', rate, batches.map(withSumsAsTargets));
    const means = await takeAll('meanAbsoluteError', rate, batches.map(withFarTargets));
    const variance =
      average(batches.map((batch) => average(rowsOf(batch).map((row) => sumOf(row, (x) => x * x))))) *
      (rate / (1 - rate));
    const mean = average(batches.map((batch) => average(rowsOf(batch).map((row) => sumOf(row, (x) => x)))));
    const samples = STEPS * ROWS;
    for (const [i, { name, losses }] of means.entries()) {
      const gotMean = average(losses) - FAR;
      const gotVariance = average(squares[i]?.losses ?? []);
      report.push([`rate ${rate}, ${name}`, (gotMean / mean).toFixed(3), (gotVariance / variance).toFixed(3)]);
      expect.soft(Math.abs(gotMean - mean), `${name}: mean`).toBeLessThan(ERRORS * Math.sqrt(variance / samples));
      // A sum of many: nearly normal, whose variance scatters by √(2/n) of itself. A high rate leaves fewer, hence the half more.
      expect
        .soft(Math.abs(gotVariance / variance - 1), `${name}: variance`)
        .toBeLessThan(1.5 * ERRORS * Math.sqrt(2 / samples));
      expect(new Set(losses).size, `${name}: no step repeats the mask of another`).toBe(STEPS);
    }
  });
});

/** Far below any sum: the absolute error is then the sum itself, plus this. */
const FAR = 100;

const takeAll = (loss: string, rate: number, batches: readonly Batch[]) => {
  const plan = maskedSum(loss, rate);
  const [first, ...rest] = batches;
  if (!first) throw new Error('There is no batch');
  const ones = { name: 'output/kernel', shape: [WIDTH, 1], data: new Float32Array(WIDTH).fill(1) };
  return takeSteps(keras, plan, [ones], [first, ...rest]);
};

/** The sum of what dropout leaves. The weights stay: the rate is so small that no step can be seen in float32. */
function maskedSum(loss: string, rate: number): Plan {
  return buildPlan({
    fields: [numberField('x', [WIDTH]), { ...numberField('y'), role: 'target' }],
    inputs: { input_1: ['x'] },
    layers: [
      { node: 'dropout_1', kind: 'dropout', values: { rate } },
      { node: 'output', kind: 'dense', values: { units: 1, activation: 'linear', useBias: false } },
    ],
    training: {
      optimizer: { node: 'sgd_1', className: 'SGD', config: { learningRate: 1e-30 } },
      objectives: [{ name: loss, prediction: 'output', target: 'y' }],
    },
  });
}

/** All of one sign, so that the mean is large beside the noise. */
function makePositive(batch: Batch): Batch {
  return { ...batch, feeds: { ...batch.feeds, input_1: Float32Array.from(batch.feeds.input_1 ?? [], Math.abs) } };
}

function withSumsAsTargets(batch: Batch): Batch {
  const sums = Float32Array.from(rowsOf(batch), (row) => sumOf(row, (x) => x));
  return { ...batch, feeds: { ...batch.feeds, 'target:loss_1': sums } };
}

function withFarTargets(batch: Batch): Batch {
  return { ...batch, feeds: { ...batch.feeds, 'target:loss_1': new Float32Array(batch.rows).fill(-FAR) } };
}

function rowsOf({ rows, feeds }: Batch): readonly (readonly number[])[] {
  const values = Array.from(feeds.input_1 ?? []);
  return Array.from({ length: rows }, (_, row) => values.slice(row * WIDTH, (row + 1) * WIDTH));
}

function sumOf(values: readonly number[], of: (value: number) => number): number {
  return values.reduce((sum, value) => sum + of(value), 0);
}

function average(values: readonly number[]): number {
  return sumOf(values, (value) => value) / values.length;
}
