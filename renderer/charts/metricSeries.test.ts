import { describe, expect, it } from 'vitest';
import type { MetricPoint } from '../../shared/run/runRecord.ts';
import { hasChangingRate, LEARNING_RATE, listMetrics, mendLog, placeOf, seriesOf } from './metricSeries.ts';

function batch(step: number, loss: number, more: Partial<MetricPoint> = {}): MetricPoint {
  const epoch = Math.max(1, Math.ceil(step / 10));
  return {
    scope: 'batch',
    epoch,
    step,
    at: step * 5,
    values: { loss },
    samplesPerSecond: 1,
    learningRate: 0.1,
    ...more,
  };
}
function epoch(number: number, values: Record<string, number>): MetricPoint {
  return { ...batch(number * 10, 0), scope: 'epoch', epoch: number, values };
}

describe('listMetrics', () => {
  it('puts loss first and counts a metric and its validation once', () => {
    expect(listMetrics([epoch(1, { accuracy: 0.5, val_accuracy: 0.4, loss: 1, val_loss: 2 })])).toEqual([
      'loss',
      'accuracy',
    ]);
    expect(listMetrics([])).toEqual([]);
  });
});

describe('seriesOf', () => {
  const log = [batch(5, 3), batch(10, 2), epoch(1, { loss: 2.4, val_loss: 2.2 }), batch(15, 1.5)];

  it('draws batches over epochs done, and validation at the end of its epoch', () => {
    const series = seriesOf(log, 'loss', 'epoch', 10);
    expect(series.training).toEqual({ x: [0.5, 1, 1.5], y: [3, 2, 1.5] });
    expect(series.validation).toEqual({ x: [1], y: [2.2] });
    expect(series.resumed).toEqual([]);
  });

  it('draws over seconds of training', () => {
    expect(seriesOf(log, 'loss', 'time', 10).training.x).toEqual([0.025, 0.05, 0.075]);
  });

  it('falls back to the epochs when there are no batch points', () => {
    const series = seriesOf([epoch(1, { loss: 2 }), epoch(2, { loss: 1 })], 'loss', 'epoch', 10);
    expect(series.training).toEqual({ x: [1, 2], y: [2, 1] });
  });

  it('leaves out what is not a number', () => {
    expect(seriesOf([batch(1, Number.NaN), batch(2, 1)], 'loss', 'epoch', 10).training.y).toEqual([1]);
  });

  it('does not divide by steps that are not known yet', () => {
    expect(placeOf(batch(5, 1), 'epoch', 0)).toBe(0);
  });
});

describe('mendLog', () => {
  it('lets the steps after a checkpoint replace those before, and keeps the place', () => {
    const log = [batch(10, 3), batch(20, 2), batch(25, 9), batch(22, 1), batch(30, 0.5)];
    const { points, resumedAt } = mendLog(log);
    expect(points.map((point) => point.step)).toEqual([10, 20, 22, 30]);
    expect(resumedAt.map((point) => point.step)).toEqual([22]);
  });

  it('believes the mark of the trainer where no step is repeated', () => {
    const { points, resumedAt } = mendLog([batch(10, 3), batch(20, 2, { resumed: true })]);
    expect(points).toHaveLength(2);
    expect(resumedAt.map((point) => point.step)).toEqual([20]);
  });

  it('forgets a resumption that a later one went back behind', () => {
    const log = [batch(10, 3), batch(20, 2), batch(15, 1), batch(12, 1), batch(18, 1)];
    expect(mendLog(log).resumedAt.map((point) => point.step)).toEqual([12]);
    expect(mendLog(log).points.map((point) => point.step)).toEqual([10, 12, 18]);
  });

  it('keeps the end of an epoch at the step of its last batch', () => {
    expect(mendLog([batch(10, 1), epoch(1, { loss: 1 }), batch(11, 1)]).resumedAt).toEqual([]);
  });
});

describe('the learning rate', () => {
  it('is drawn from what every point carries, once it changes', () => {
    const points = [batch(1, 1), batch(2, 1, { learningRate: 0.05 })];
    expect(seriesOf(points, LEARNING_RATE, 'epoch', 10).training).toEqual({ x: [0.1, 0.2], y: [0.1, 0.05] });
    expect(hasChangingRate(points)).toBe(true);
    expect(hasChangingRate([batch(1, 1), batch(2, 3)])).toBe(false);
  });
});
