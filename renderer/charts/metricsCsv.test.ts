import { expect, it } from 'vitest';
import { metricsToCsv } from './metricsCsv.ts';

const point = {
  scope: 'epoch',
  epoch: 1,
  step: 10,
  at: 1500,
  samplesPerSecond: 100,
  learningRate: 0.001,
} as const;

it('writes one line a point and one column a metric, and disarms what a spreadsheet would run', () => {
  const csv = metricsToCsv([
    { name: '=cmd, "x"', points: [{ ...point, values: { loss: 0.1 + 0.2 } }] },
    { name: 'b', points: [{ ...point, values: { accuracy: 0.5 } }] },
  ]);
  expect(csv.split('\r\n')).toEqual([
    'run,scope,epoch,step,seconds,learning_rate,samples_per_second,accuracy,loss',
    '"\'=cmd, ""x""",epoch,1,10,1.5,0.001,100,,0.30000000000000004',
    'b,epoch,1,10,1.5,0.001,100,0.5,',
    '',
  ]);
});
