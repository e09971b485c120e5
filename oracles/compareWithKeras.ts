import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeCase, MEASURES } from './judgeCase.ts';
import { KerasOracle } from './kerasOracle.ts';
import type { OracleCase } from './oracleCase.ts';
import { ParityReport } from './parityReport.ts';

/**
 * Tests of one file: each case of each group, trained with Keras and with our executors. `report` is its table's file and
 * title. Gives the Keras of the file, for tests of its own.
 */
export function compareWithKeras(
  report: readonly [name: string, title: string],
  groups: readonly (readonly [title: string, cases: readonly OracleCase[]])[],
): () => KerasOracle {
  let keras: KerasOracle | null = null;
  const ask = () => {
    if (!keras) throw new Error('Keras runs only inside tests');
    return keras;
  };
  const table = new ParityReport(...report);
  beforeAll(async () => {
    keras = await KerasOracle.start();
  });
  afterAll(async () => {
    await keras?.close();
    table.finish(keras?.versions ?? '');
  });
  describe.each(groups)('%s train as Keras trains them', (_group, cases) => {
    it.each(cases.map((one) => [one.title, one] as const))('%s', async (title, one) => {
      for (const judgement of await judgeCase(ask(), one)) {
        const { executor, differences, tolerances } = judgement;
        table.add(title, judgement, one.measures);
        for (const measure of one.measures ?? MEASURES) {
          const { size, where } = differences[measure];
          expect.soft(size, `${executor}: ${measure} at ${where}`).toBeLessThanOrEqual(tolerances[measure]);
        }
      }
    });
  });
  return ask;
}
