import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sevenCases } from './cases/sevenCases.ts';
import { judgeCase, MEASURES } from './judgeCase.ts';
import { KerasOracle } from './kerasOracle.ts';
import { ParityReport } from './parityReport.ts';

let keras: KerasOracle;
const report = new ParityReport('0-seven', 'The seven models over 50 steps');

beforeAll(async () => {
  keras = await KerasOracle.start();
});
afterAll(async () => {
  await keras.close();
  report.finish(keras.versions);
});

describe('the seven models train as Keras trains them, over 50 steps', () => {
  it.each(sevenCases.map((one) => [one.title, one] as const))('%s', async (title, one) => {
    for (const judgement of await judgeCase(keras, one)) {
      const { executor, differences, tolerances } = judgement;
      report.add(title, judgement, one.measures);
      for (const measure of MEASURES) {
        const { size, where } = differences[measure];
        expect.soft(size, `${executor}: ${measure} at ${where}`).toBeLessThanOrEqual(tolerances[measure]);
      }
    }
  });
});
