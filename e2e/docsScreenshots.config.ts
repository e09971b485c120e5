import { defineConfig } from '@playwright/test';
import tests from './playwright.config.ts';

/** As the tests run, for the one file that takes pictures. */
export default defineConfig({ ...tests, testMatch: 'docsScreenshots.ts' });
