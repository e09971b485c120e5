import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sevenCases } from './cases/sevenCases.ts';
import { format } from './formatDifference.ts';
import { judgeCase, MEASURES } from './judgeCase.ts';
import { KerasOracle } from './kerasOracle.ts';
import { formatTable } from './table.ts';

let keras: KerasOracle;
const report: string[][] = [['over 50 steps', 'executor', ...MEASURES]];

beforeAll(async () => {
  keras = await KerasOracle.start();
});
afterAll(async () => {
  await keras.close();
  process.stdout.write(`\nWorst difference from ${keras.versions}\n${formatTable(report)}\n\n`);
});

describe('the seven models train as Keras trains them, over 50 steps', () => {
  it.each(sevenCases.map((one) => [one.title, one] as const))('%s', async (title, one) => {
    for (const { executor, differences, tolerances } of await judgeCase(keras, one)) {
      report.push([title, executor, ...MEASURES.map((measure) => format(differences, measure))]);
      for (const measure of MEASURES) {
        const { size, where } = differences[measure];
        expect.soft(size, `${executor}: ${measure} at ${where}`).toBeLessThanOrEqual(tolerances[measure]);
      }
    }
  });
});
