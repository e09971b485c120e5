import { describe, expect, it } from 'vitest';
import { readMetricLines } from './metricLines.ts';

const line = (scope: string, epoch: number, step: number, loss: number) =>
  JSON.stringify({ scope, epoch, step, at: step, values: { loss }, samplesPerSecond: 1, learningRate: 0.1 });

describe('readMetricLines', () => {
  it('reads lines in order', () => {
    const text = [line('batch', 1, 5, 3), line('batch', 1, 10, 2), line('epoch', 1, 10, 2.5), line('batch', 2, 15, 1)];
    expect(readMetricLines(text.join('\n')).map(({ values }) => values.loss)).toEqual([3, 2, 2.5, 1]);
  });

  it('lets steps that were done again replace what they repeat', () => {
    const before = [line('batch', 1, 10, 3), line('epoch', 1, 10, 3), line('batch', 2, 15, 2), line('batch', 2, 18, 2)];
    const again = [line('batch', 2, 14, 1), line('batch', 2, 20, 0.5), line('epoch', 2, 20, 0.7)];
    const read = readMetricLines([...before, ...again].join('\n'));
    expect(read.map(({ scope, step, values }) => [scope, step, values.loss])).toEqual([
      ['batch', 10, 3],
      ['epoch', 10, 3],
      ['batch', 14, 1],
      ['batch', 20, 0.5],
      ['epoch', 20, 0.7],
    ]);
  });

  it('leaves out a line that was cut off and lines that are none', () => {
    const text = `${line('batch', 1, 5, 3)}\nnonsense\n{"scope":"batch"}\n${line('batch', 1, 9, 2).slice(0, 30)}`;
    expect(readMetricLines(text)).toHaveLength(1);
  });
});
