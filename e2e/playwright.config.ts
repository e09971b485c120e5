import { defineConfig } from '@playwright/test';

/**
 * Journeys in the real window. One at a time: they train for real, and two trainings on two cores would measure each other.
 * Nothing is tried twice: a test that fails now and then has found something.
 */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  outputDir: '../test-results',
  preserveOutput: 'always',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  timeout: 600_000,
  expect: { timeout: 30_000 },
  globalSetup: './display.ts',
  reporter: 'list',
});
