import { expect, test } from 'vitest';
import { describeFailure } from './describeFailure.mjs';

test('finds the line that says why', () => {
  expect(
    describeFailure(
      'node:events:502\n      throw er;\n\nError: getaddrinfo ENOTFOUND host\n    at x\n\nNode.js v20.20.2\n',
    ),
  ).toBe('Error: getaddrinfo ENOTFOUND host');
  expect(describeFailure('TypeError: fetch failed\n    at node:internal/deps/undici')).toBe(
    'its host cannot be reached',
  );
  expect(describeFailure('something else\nlast words\n')).toBe('last words');
  expect(describeFailure('')).toBeNull();
});
