import path from 'node:path';
import { defineConfig } from 'vitest/config';

// Not part of `npm test`: these need the Python environment that scripts/oraclesTest.mjs makes.
export default defineConfig({
  root: path.resolve(import.meta.dirname, '..'),
  test: {
    include: ['oracles/**/*.test.ts'],
    // These need no Python and belong to `npm test`.
    exclude: ['oracles/goldens/**'],
    pool: 'forks',
    // Each file has a Keras beside it, and one of the two waits for the other: two files keep two cores busy.
    maxWorkers: 2,
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});
