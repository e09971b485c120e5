import { describe, expect, it } from 'vitest';
import { exampleRow } from './exampleRow.ts';
import { rankClasses } from './rankClasses.ts';

describe('rankClasses', () => {
  it('puts the most likely first', () => {
    expect(rankClasses([0.1, 0.7, 0.2], ['a', 'b', 'c']).map((one) => one.name)).toEqual(['b', 'c', 'a']);
  });

  it('reads one sigmoid output as the probability of the second class', () => {
    expect(rankClasses([0.25], ['no', 'yes'])).toEqual([
      { name: 'no', probability: 0.75 },
      { name: 'yes', probability: 0.25 },
    ]);
  });

  it('numbers what has no name', () => {
    expect(rankClasses([0.4, 0.6], ['a']).map((one) => one.name)).toEqual(['1', 'a']);
  });
});

it('starts a form with each example in the type of its column', () => {
  const column = { unit: null, classes: null };
  expect(
    exampleRow({
      columns: [
        { ...column, name: 'mass', type: 'number', example: 3750 },
        { ...column, name: 'odd', type: 'number', example: 'x' },
        { ...column, name: 'sex', type: 'category', example: 'female' },
        { ...column, name: 'code', type: 'category', example: 3 },
        { ...column, name: 'note', type: 'text', example: null },
      ],
    }),
  ).toEqual({ mass: 3750, odd: null, sex: 'female', code: '3', note: null });
});
