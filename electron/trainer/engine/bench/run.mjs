// Bundles the benchmark beside the built app, where packages are found, and runs it.
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../../../..');
const outfile = path.join(root, 'dist', 'bench', 'benchEngine.js');
await build({
  entryPoints: [path.join(here, 'benchEngine.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
});
await import(pathToFileURL(outfile).href);
