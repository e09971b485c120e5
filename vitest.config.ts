import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'shared/**/*.test.ts',
      'electron/**/*.test.ts',
      'renderer/**/*.test.{ts,tsx}',
      'scripts/**/*.test.mjs',
      'oracles/goldens/*.test.ts',
    ],
    // Each file in a process of its own: TensorFlow and DuckDB must not share one, and two cores are what we count on.
    pool: 'forks',
    maxWorkers: 2,
    // No test fails because a machine is slow: what takes 5 s on an idle one takes a minute beside other work.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    globalSetup: ['scripts/vitestSetup.mjs'],
  },
});
