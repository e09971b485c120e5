import { expect, it } from 'vitest';
import { moveByKey } from './moveByKey.ts';

it.each([
  ['ArrowDown', 5, 1, 6],
  ['ArrowUp', 0, 1, 0],
  ['ArrowDown', 9, 1, 9],
  ['PageDown', 2, 1, 7],
  ['Home', 7, 1, 0],
  ['End', 3, 1, 9],
  ['ArrowRight', 3, 1, null],
  ['ArrowRight', 3, 4, 4],
  ['ArrowDown', 3, 4, 7],
  ['a', 3, 1, null],
  ['toString', 3, 1, null],
])('%s from %i in lines of %i leads to %s', (key, from, step, to) => {
  expect(moveByKey(key, from, 10, { step, page: 5 })).toBe(to);
});
