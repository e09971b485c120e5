// Imports a CSV file in a process of its own and tells how fast and with how much memory: npm run figures:csv [file]
import fs from 'node:fs';
import { openLargeCsv } from '../../electron/data/csv/openLargeCsv.ts';
import { fingerprintFile } from '../../electron/data/fingerprint.ts';

const [file = '', cache = ''] = process.argv.slice(2);
const signal = new AbortController().signal;
const { size } = fs.statSync(file);
const megabytes = size / 1e6;
const start = performance.now();
const fingerprint = await fingerprintFile(file, signal);
const hashed = performance.now();
const csv = { file, fingerprint, options: { delimiter: null, header: null }, decimal: null, target: '' } as const;
const source = await openLargeCsv(csv, cache, signal, () => {});
const opened = performance.now();
let rows = 0;
for await (const { batch } of source.readBatches(null, { signal })) rows += batch.rowIds.length;
const read = performance.now();
const speed = (from: number, to: number) => `${Math.round(megabytes / ((to - from) / 1000))} MB/s`;
const peak = Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024;
process.stdout.write(
  `${Math.round(megabytes)} MB, ${rows} rows: fingerprint ${speed(start, hashed)}, import ${speed(hashed, opened)} (${((opened - hashed) / 1000).toFixed(1)} s), ` +
    `reading all rows again ${speed(opened, read)}; peak RSS ${Math.round(peak)} MB\n`,
);
