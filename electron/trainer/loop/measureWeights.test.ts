import { describe, expect, it } from 'vitest';
import { createGraphExecutor } from '../engine/graphExecutor.ts';
import { loadGraphEngine } from '../engine/loadGraphEngine.ts';
import { makeBatch } from '../engine/testing/makeBatch.ts';
import { imageFields } from '../testing/examplePlans.ts';
import { makeFolder, train } from '../testing/runSetup.ts';
import { SIDE, tenModels } from '../testing/tenModels.ts';
import { quarterImages, writePreparedFolder } from '../testing/writePreparedFolder.ts';
import { measureNorm, measureWeight } from './measureWeights.ts';
import { RunControl } from './runControl.ts';

describe('the statistics of a weight', () => {
  it('tell how its values lie', () => {
    const data = Float32Array.of(-1, 0, 0, 1);
    const measured = measureWeight({ name: 'dense_1/kernel', shape: [2, 2], data }, 0.5);
    expect(measured).toMatchObject({ layer: 'dense_1', count: 4, mean: 0, min: -1, max: 1, gradientNorm: 0.5 });
    expect(measured.sd).toBeCloseTo(Math.SQRT1_2, 12);
    expect(measured.histogram.filter((count) => count > 0)).toEqual([1, 2, 1]);
    expect(measured.histogram[0]).toBe(1);
    expect(measured.histogram.at(-1)).toBe(1);
  });

  it('of equal values have one bin', () => {
    const measured = measureWeight({ name: 'dense_1/bias', shape: [3], data: Float32Array.of(2, 2, 2) }, null);
    expect(measured).toMatchObject({ mean: 2, sd: 0, min: 2, max: 2 });
    expect(measured.histogram[0]).toBe(3);
  });

  it('a length is that of the vector', () => {
    expect(measureNorm([3, -4])).toBe(5);
  });
});

describe('an executor that is asked', () => {
  const [, model] = tenModels().find(([name]) => name === 'convolution') ?? [];
  if (!model) throw new Error('There is no such model');
  const sgd = { node: 'sgd_1', className: 'SGD', config: { learningRate: 0.1, momentum: 0, nesterov: false } };
  const plan = { ...model, training: { ...model.training, optimizer: sgd } };

  it('finds the gradient that the step then takes, and moves nothing', async () => {
    const executor = createGraphExecutor(loadGraphEngine());
    await executor.open(plan);
    const batch = makeBatch(plan, 8);
    executor.trainStep(batch, 0);
    const before = executor.weights();
    const told = executor.statistics(batch, 1);
    expect(executor.weights().map(({ data }) => data)).toEqual(before.map(({ data }) => data));
    executor.trainStep(batch, 1);
    let judged = 0;
    for (const [i, { name, data }] of executor.weights().entries()) {
      const norm = told[i]?.gradientNorm ?? null;
      expect(told[i]?.name).toBe(name);
      // Moving averages are no weights that are trained.
      expect(norm === null).toBe(name.includes('moving'));
      if (norm === null) continue;
      const moved = measureNorm(data.map((value, at) => (value - (before[i]?.data[at] ?? Number.NaN)) / 0.1));
      expect(Math.abs(moved - norm)).toBeLessThan(1e-3 * Math.max(norm, 1e-2));
      judged += 1;
    }
    executor.close();
    expect(judged).toBe(6);
  });

  it('is answered once in a run, which gives the same bits as one that nobody asks', async () => {
    const preparedFolder = await makeFolder('statistics-data');
    await writePreparedFolder(preparedFolder, { fields: imageFields(SIDE), ...quarterImages(100, SIDE) });
    const run = async (asks: boolean) => {
      const control = new RunControl();
      if (asks) for (let time = 0; time < 3; time++) control.requestStatistics();
      const runFolder = await makeFolder('statistics-run');
      const executor = createGraphExecutor(loadGraphEngine());
      let last: unknown = null;
      const { failure, messages } = await train({
        runFolder,
        preparedFolder,
        plan,
        control,
        executor: {
          ...executor,
          close: () => {
            last = executor.weights().map(({ data }) => data);
            executor.close();
          },
        },
      });
      expect(failure).toBeNull();
      return { last, told: messages.filter(({ message }) => message === 'statistics') };
    };
    const [asked, quiet] = [await run(true), await run(false)];
    expect([asked.told.length, quiet.told.length]).toEqual([1, 0]);
    expect(asked.last).toEqual(quiet.last);
  });
});
