import path from 'node:path';
import { defineConfig } from 'vitest/config';

// For `npm run goldens`, which writes the files of this folder with real Keras.
export default defineConfig({
  root: path.resolve(import.meta.dirname, '..', '..'),
  test: { include: ['oracles/goldens/makeGoldens.ts'], pool: 'forks' },
});
