import { describe, expect, it } from 'vitest';
import type { MetricPoint, RunSummary } from '../../shared/run/runRecord.ts';
import { curvesOf, linesOf, marksOf, type ShownRun } from './metricCharts.ts';

const at = { samplesPerSecond: 1, learningRate: 0.1 };
const points: MetricPoint[] = [
  { ...at, scope: 'batch', epoch: 1, step: 5, at: 500, values: { loss: 2 } },
  { ...at, scope: 'epoch', epoch: 1, step: 10, at: 1000, values: { loss: 1.5, val_loss: 1.4 } },
  { ...at, scope: 'batch', epoch: 2, step: 15, at: 1500, values: { loss: 1 } },
  { ...at, scope: 'epoch', epoch: 2, step: 20, at: 2000, values: { loss: 1.1, val_loss: 1.2 } },
];
const run: RunSummary = {
  folder: '/runs/a',
  info: {
    id: 'a',
    name: 'A',
    documentId: 'd',
    documentName: 'D',
    createdAt: 0,
    parent: null,
    group: null,
    projectFolder: null,
  },
  state: {
    state: 'finished',
    epoch: 2,
    epochs: 2,
    step: 20,
    stepsPerEpoch: 10,
    startedAt: 0,
    updatedAt: 0,
    trainedMs: 2000,
    engine: null,
    failure: null,
    best: { epoch: 2, metric: 'valLoss', value: 1.2 },
    lastMetrics: {},
  },
};
const shown: ShownRun = { run, points, place: 1 };

describe('linesOf', () => {
  it('draws training solid and validation dashed in the hue of the run', () => {
    const lines = linesOf(curvesOf([shown], 'loss', 'epoch'), 0);
    expect(lines.map(({ id, dashed, faint }) => [id, dashed, faint])).toEqual([
      ['a:training', false, false],
      ['a:validation', true, false],
    ]);
    expect(new Set(lines.map((line) => line.colour))).toEqual(new Set(['var(--color-series-2)']));
  });

  it('keeps the raw line faint beneath a smoothed one', () => {
    const lines = linesOf(curvesOf([shown], 'loss', 'epoch'), 0.5);
    expect(lines.map(({ id, faint }) => [id, faint])).toEqual([
      ['a:training:raw', true],
      ['a:training', false],
      ['a:validation:raw', true],
      ['a:validation', false],
    ]);
  });
});

describe('linesOf without smoothing', () => {
  const third: MetricPoint[] = [
    { ...at, scope: 'batch', epoch: 3, step: 25, at: 2500, values: { loss: 0.7 } },
    { ...at, scope: 'epoch', epoch: 3, step: 30, at: 3000, values: { loss: 0.8, val_loss: 1.1 } },
  ];

  it('draws the means of the epochs over faint batches as soon as they are a curve', () => {
    const lines = linesOf(curvesOf([{ ...shown, points: [...points, ...third] }], 'loss', 'epoch'), 0);
    expect(lines.map(({ id, faint, line }) => [id, faint, line.y])).toEqual([
      ['a:training:raw', true, [2, 1, 0.7]],
      ['a:training', false, [1.5, 1.1, 0.8]],
      ['a:validation', false, [1.4, 1.2, 1.1]],
    ]);
  });
});

describe('marksOf', () => {
  it('marks the best epoch on the chart of what it was judged by, on both axes', () => {
    const mark = { type: 'best', y: 1.2, colour: 'var(--color-series-2)' };
    expect(marksOf(curvesOf([shown], 'loss', 'epoch'), 'loss', 'epoch')).toEqual([{ ...mark, x: 2 }]);
    expect(marksOf(curvesOf([shown], 'loss', 'time'), 'loss', 'time')).toEqual([{ ...mark, x: 2 }]);
    expect(marksOf(curvesOf([shown], 'accuracy', 'epoch'), 'accuracy', 'epoch')).toEqual([]);
  });
});
