// `npm run figures:csv [file]`: how fast a large CSV file is imported and how much memory that takes, in a process of its own.
// Without a file a table of about 1 GB is made first (numbers, categories, dates, texts, missing cells). Judges nothing.

import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROWS = 14_500_000;
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const work = mkdtempSync(path.join(tmpdir(), 'csv-figures-'));

try {
  const file = process.argv[2] ?? (await makeTable(path.join(work, 'table.csv')));
  // Beside the project's packages, so that they are found.
  const program = path.join(root, 'dist', 'figures', 'csvImport.mjs');
  await build({
    entryPoints: [path.join(root, 'scripts', 'figures', 'csvImport.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile: program,
    logLevel: 'error',
  });
  const cache = path.join(work, 'columns');
  mkdirSync(cache);
  const { status } = spawnSync(process.execPath, [program, path.resolve(file), cache], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** The same table every time: 20 000 readings in an order that does not repeat soon. */
async function makeTable(file) {
  let state = 1;
  const random = () => {
    state = (Math.imul(state, 48271) >>> 0) % 2147483647;
    return state / 2147483647;
  };
  const readings = Array.from({ length: 20_000 }, () => {
    const note = random() < 0.5 ? '' : `note ${Math.floor(random() * 1e6)}`;
    const numbers = [20 + 5 * random(), 1000 + 20 * random(), random()].map((value) => value.toFixed(4));
    return `${numbers.join(',')},${random() < 0.97 ? 'ok' : 'failure'},${note}`;
  });
  const out = createWriteStream(file);
  out.write('id,time,sensor,temperature,pressure,vibration,state,note\n');
  for (let start = 0; start < ROWS; start += 10_000) {
    const lines = Array.from({ length: 10_000 }, (_, i) => {
      const row = start + i;
      const day = String(1 + (row % 28)).padStart(2, '0');
      const hour = String(row % 24).padStart(2, '0');
      return `${row},2024-01-${day} ${hour}:00:00,s${row % 37},${readings[(row * 7919) % 20_000]}\n`;
    });
    if (!out.write(lines.join(''))) await new Promise((resolve) => out.once('drain', resolve));
  }
  out.end();
  await finished(out);
  return file;
}
