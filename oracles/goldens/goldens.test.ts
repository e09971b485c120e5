import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { encodeArray } from '../arrays.ts';
import { planAround, withLayerConfig } from '../cases/planAround.ts';
import { LAYERS } from '../contenders.ts';
import { judgeAnswer, MEASURES } from '../judgeCase.ts';
import type { OracleCase } from '../oracleCase.ts';
import { GOLDEN_STEPS, goldenCases } from './goldenCases.ts';
import { goldenPath, readGoldens } from './goldenFile.ts';

// What Keras answered once stands in files, so that this needs no Python. `npm run goldens` asks it again.
const isOurs = (name: string) => name !== LAYERS;
/**
 * The answers were given on another machine, whose processor may add up in another order: float32 then differs in its last
 * bits. `npm run test:oracles` asks Keras on this one and knows no such room.
 */
const OTHER_PROCESSOR = 5;
const hint = 'if the case is another one now, run npm run goldens -- --all';

describe.each(Object.entries(goldenCases))('%s train as Keras has trained them', (name, cases) => {
  const { answers, versions } = readGoldens(name);

  it('the file has an answer for each case, no other, and says who gave it', () => {
    expect(Object.keys(answers).sort(), hint).toEqual(cases.map(({ title }) => title).sort());
    expect(versions).toMatch(/^Keras \d+\.\d+\.\d+, TensorFlow \d+\.\d+\.\d+, Python \d+\.\d+\.\d+$/);
  });

  it.each(cases.map((one) => [one.title, one] as const))('%s', async (title, one) => {
    const answer = answers[title];
    if (!answer) throw new Error(`No golden: ${hint}`);
    for (const { executor, differences, tolerances } of await judgeAnswer(one, answer, isOurs)) {
      for (const measure of one.measures ?? MEASURES) {
        const { size, where } = differences[measure];
        expect
          .soft(size, `${executor}: ${measure} at ${where}; ${hint}`)
          .toBeLessThanOrEqual(tolerances[measure] * OTHER_PROCESSOR);
      }
    }
  });
});

describe('a difference that is planted is seen', () => {
  const TITLE = 'batch normalisation on rows';
  const plan = planAround([6], [{ node: 'tested', kind: 'batchNormalization', values: { momentum: 0.9 } }]);
  const one: OracleCase = { title: TITLE, plan, rows: [6, 3, 2], steps: GOLDEN_STEPS };
  const answer = readGoldens('layers').answers[TITLE];
  const seen = async (changed: OracleCase, other = answer) => {
    if (!other) throw new Error('No golden');
    const [graph] = await judgeAnswer(changed, other, isOurs);
    return MEASURES.filter(
      (measure) => !((graph?.differences[measure].size ?? 0) <= (graph?.tolerances[measure] ?? 0) * OTHER_PROCESSOR),
    );
  };

  it('nothing, where nothing is planted', async () => {
    expect(await seen(one)).toEqual([]);
  });

  it('an engine with another ε', async () => {
    const changed = { ...one, plan: withLayerConfig(plan, 'tested', { epsilon: 0.0011 }) };
    expect(await seen(changed)).toEqual(['forward', 'gradient', 'loss', 'weights', 'after']);
  });

  it('an engine whose averages move otherwise', async () => {
    const changed = { ...one, plan: withLayerConfig(plan, 'tested', { momentum: 0.901 }) };
    expect(await seen(changed)).toEqual(['weights', 'after']);
  });

  it('a single number of the file', async () => {
    const gradients = answer?.gradients ?? {};
    const { shape, data } = gradients['before/bias'] ?? { shape: [], data: '' };
    const values = new Float32Array(Uint8Array.from(Buffer.from(data, 'base64')).buffer);
    values[0] = (values[0] ?? 0) + 1e-3;
    const planted = { ...gradients, 'before/bias': encodeArray(values, shape) };
    if (!answer) throw new Error('No golden');
    expect(await seen(one, { ...answer, gradients: planted })).toEqual(['gradient']);
  });
});

it('the files stay small', () => {
  const bytes = Object.keys(goldenCases).reduce((sum, name) => sum + statSync(goldenPath(name)).size, 0);
  expect(bytes).toBeLessThan(1_500_000);
});
