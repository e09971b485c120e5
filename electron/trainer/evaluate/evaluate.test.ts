import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportClassification } from './classification.ts';
import { reportRegression } from './regression.ts';
import { tracePrecisionRecall, traceRoc } from './thresholdCurves.ts';

// The examples of scikit-learn's own documentation, with the numbers printed there.
const scores = [0.1, 0.4, 0.35, 0.8];
const positive = [false, false, true, true];

describe('curves', () => {
  it('ROC equals roc_curve and roc_auc_score', () => {
    expect(traceRoc('a', scores, positive)).toEqual({
      label: 'a',
      area: 0.75,
      x: [0, 0, 0.5, 0.5, 1],
      y: [0, 0.5, 0.5, 1, 1],
    });
  });

  it('precision and recall equal precision_recall_curve and average_precision_score', () => {
    const curve = tracePrecisionRecall('a', scores, positive);
    expect(curve.area).toBeCloseTo(0.8333333333, 9);
    expect(curve.x).toEqual([0, 0.5, 0.5, 1, 1]);
    expect(curve.y).toEqual([1, 1, 0.5, 2 / 3, 0.5]);
  });

  it('rows with equal scores fall together: all equal is chance', () => {
    expect(traceRoc('', [0.5, 0.5, 0.5, 0.5], [true, false, true, false]).area).toBe(0.5);
  });

  it.each([
    ['no positive rows', [false, false, false, false]],
    ['no negative rows', [true, true, true, true]],
  ])('%s: no area, not a wrong one', (_, labels) => {
    expect(traceRoc('', scores, labels).area).toBeNull();
  });

  it('the area is the chance that a positive row scores above a negative one', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.boolean()), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(rows, (sample) => {
        const positives = sample.filter(([, truth]) => truth).map(([score]) => score);
        const negatives = sample.filter(([, truth]) => !truth).map(([score]) => score);
        const { area } = traceRoc(
          '',
          sample.map(([score]) => score),
          sample.map(([, truth]) => truth),
        );
        if (positives.length === 0 || negatives.length === 0) return area === null;
        let wins = 0;
        for (const a of positives) for (const b of negatives) wins += a > b ? 1 : a === b ? 0.5 : 0;
        return area !== null && Math.abs(area - wins / (positives.length * negatives.length)) < 1e-9;
      }),
    );
  });

  it('keeps at most 200 points, with both ends', () => {
    const many = Array.from({ length: 5000 }, (_, i) => i / 5000);
    const curve = traceRoc(
      '',
      many,
      many.map((_, i) => i % 3 === 0),
    );
    expect(curve.x.length).toBe(200);
    expect([curve.x[0], curve.y[0], curve.x.at(-1), curve.y.at(-1)]).toEqual([0, 0, 1, 1]);
  });
});

describe('classification', () => {
  // classification_report([0, 1, 2, 2, 2], [0, 0, 2, 2, 1])
  const oneHot = [0, 0, 2, 2, 1].flatMap((index) => [0, 1, 2].map((c) => (c === index ? 0.8 : 0.1)));
  const report = reportClassification({
    output: 'dense_1',
    target: 'y',
    classes: ['class 0', 'class 1', 'class 2'],
    probabilities: oneHot,
    width: 3,
    actual: [0, 1, 2, 2, 2],
    rowIds: [10, 11, 12, 13, 14],
  });

  it('counts [actual][predicted]', () => {
    expect(report.confusion).toEqual([
      [1, 0, 0],
      [1, 0, 0],
      [0, 1, 2],
    ]);
  });

  it('equals classification_report', () => {
    const [first, second, third] = report.perClass;
    expect(first).toMatchObject({ precision: 0.5, recall: 1, support: 1 });
    expect(first?.f1).toBeCloseTo(0.6667, 4);
    expect(second).toMatchObject({ precision: 0, recall: 0, f1: 0, support: 1 });
    expect(third).toMatchObject({ precision: 1, support: 3 });
    expect(third?.recall).toBeCloseTo(0.6667, 4);
    expect(third?.f1).toBeCloseTo(0.8, 9);
  });

  it('keeps rows and confidence in order', () => {
    expect(report.rowIds).toEqual([10, 11, 12, 13, 14]);
    expect(report.predicted).toEqual([0, 0, 2, 2, 1]);
    expect(report.confidence).toEqual([0.8, 0.8, 0.8, 0.8, 0.8]);
  });

  it('reads one sigmoid output as two classes, with one curve', () => {
    const binary = reportClassification({
      output: 'dense_1',
      target: 'y',
      classes: ['no', 'yes'],
      probabilities: scores,
      width: 1,
      actual: [0, 0, 1, 1],
      rowIds: [0, 1, 2, 3],
    });
    expect(binary.confusion).toEqual([
      [2, 0],
      [1, 1],
    ]);
    expect(binary.roc).toHaveLength(1);
    expect(binary.roc[0]?.area).toBe(0.75);
    expect(binary.confidence[0]).toBeCloseTo(0.9, 9);
  });
});

describe('regression', () => {
  it('equals mean_absolute_error, root_mean_squared_error and r2_score', () => {
    const report = reportRegression({
      output: 'dense_1',
      target: 'y',
      unit: 'g',
      predicted: [2.5, 0, 2, 8],
      actual: [3, -0.5, 2, 7],
      rowIds: [0, 1, 2, 3],
    });
    expect(report.mae).toBe(0.5);
    expect(report.rmse).toBeCloseTo(0.612372435695794, 12);
    expect(report.r2).toBeCloseTo(0.9486081370449679, 12);
  });

  it('has no R² when the target never changes', () => {
    expect(
      reportRegression({ output: '', target: '', unit: null, predicted: [1, 2], actual: [3, 3], rowIds: [0, 1] }).r2,
    ).toBeNull();
  });
});
