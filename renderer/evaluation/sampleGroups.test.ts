import { describe, expect, it } from 'vitest';
import {
  type ClassificationResult,
  largestErrors,
  type RegressionResult,
  samplesInCell,
  shareOfActual,
} from './sampleGroups.ts';
import { sortClasses } from './sortClasses.ts';

const result: ClassificationResult = {
  task: 'classification',
  output: 'dense_1',
  target: 'label',
  classes: ['a', 'b'],
  confusion: [
    [1, 2],
    [0, 0],
  ],
  perClass: [
    { name: 'a', precision: 1, recall: 1 / 3, f1: 0.5, support: 3 },
    { name: 'b', precision: 0, recall: 0, f1: 0, support: 0 },
  ],
  roc: [],
  pr: [],
  actual: [0, 0, 0],
  predicted: [1, 0, 1],
  confidence: [0.6, 0.9, 0.8],
  rowIds: [70, 71, 72],
};

describe('samplesInCell', () => {
  it('holds exactly the rows of the cell, the most certain first', () => {
    expect(samplesInCell(result, 0, 1).map((sample) => sample.rowId)).toEqual([72, 70]);
    expect(samplesInCell(result, 1, 0)).toEqual([]);
  });
});

it('takes shares of the actual class, and none where it has no rows', () => {
  expect(shareOfActual(result.confusion, 0, 1)).toBeCloseTo(2 / 3);
  expect(shareOfActual(result.confusion, 1, 1)).toBe(0);
});

it('finds the largest errors of a regression, whichever way they go', () => {
  const regression: RegressionResult = {
    task: 'regression',
    output: 'dense_1',
    target: 'mass',
    unit: 'g',
    mae: 0,
    rmse: 0,
    r2: null,
    actual: [10, 10, 10],
    predicted: [11, 4, 12],
    rowIds: [5, 6, 7],
  };
  expect(largestErrors(regression, 2).map((sample) => sample.rowId)).toEqual([6, 7]);
});

it('sorts classes by any column, both ways', () => {
  expect(sortClasses(result.perClass, 'f1', false, 'en').map((row) => row.name)).toEqual(['b', 'a']);
  expect(sortClasses(result.perClass, 'f1', true, 'en').map((row) => row.name)).toEqual(['a', 'b']);
  expect(sortClasses(result.perClass, 'name', true, 'zh').map((row) => row.name)).toEqual(['b', 'a']);
});
