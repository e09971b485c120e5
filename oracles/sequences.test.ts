import { describe, expect, it } from 'vitest';
import { optimizerOf } from '../electron/trainer/testing/buildPlan.ts';
import { sequenceCases } from './cases/sequenceCases.ts';
import { compareWithKeras } from './compareWithKeras.ts';
import { GRAPH, withOptimizer } from './contenders.ts';
import { askKeras, judgeAnswer } from './judgeCase.ts';

const keras = compareWithKeras(['2-sequences', 'Sequences and masks over 20 steps'], [['sequences', sequenceCases]]);

describe('what Keras makes of words that stand twice in a batch', () => {
  const words = sequenceCases.find(({ title }) => title === 'words without a mask');
  const weights = async (optimizer: ReturnType<typeof optimizerOf>, partsOfRows: boolean) => {
    if (!words) throw new Error('There is no case with words');
    const one = { ...words, plan: withOptimizer(words.plan, optimizer) };
    const [judgement] = await judgeAnswer(one, await askKeras(keras(), one, { partsOfRows }), (name) => name === GRAPH);
    return judgement?.differences.weights.size ?? Number.NaN;
  };

  it('is the same for an optimizer that squares nothing', async () => {
    expect(await weights(optimizerOf('sgd', { learningRate: 0.05 }), true)).toBeLessThan(1e-6);
  });

  it('is another square for Adam, unless the parts are summed first', async () => {
    const adam = optimizerOf('adam', { learningRate: 0.01 });
    expect(await weights(adam, false)).toBeLessThan(1e-5);
    expect(await weights(adam, true)).toBeGreaterThan(1e-3);
  });
});
