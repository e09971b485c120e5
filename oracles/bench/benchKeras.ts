import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { findNativePart } from '../../electron/trainer/chooseByPlan.ts';
import { writePreparedFolder } from '../../electron/trainer/testing/writePreparedFolder.ts';
import { createRandom, mixSeed } from '../../shared/base/seededRandom.ts';
import { type LineProcess, startLineProcess } from '../lineProcess.ts';
import { oraclePython } from '../oraclePython.ts';
import { type BenchRow, benchRows } from './benchRows.ts';
import { type ContenderResult, formatResults, type RowResult } from './formatResults.ts';

const USAGE = `Times training steps: Keras' fit, Keras with 32 steps a call, the graph engine, tfjs-layers. In turns, batch 32.

  --rounds N    rounds that count, after one that does not (default 5)
  --row TEXT    only rows whose name holds this
  --json        one object instead of tables
`;

const THREADS = '2';

interface ContenderSpec {
  readonly name: string;
  readonly command: (folder: string) => readonly [string, readonly string[]];
}

const keras = path.join(process.cwd(), 'oracles', 'bench', 'kerasContender.py');
const own = path.join(import.meta.dirname, 'ownContender.js');
/** Keras' `fit` first: ratios are taken against it. */
const contenders: readonly ContenderSpec[] = [
  { name: 'Keras fit', command: (folder) => [oraclePython(), [keras, folder, '1']] },
  { name: 'Keras, 32 steps a call', command: (folder) => [oraclePython(), [keras, folder, '32']] },
  { name: 'graph engine', command: (folder) => [process.execPath, [own, folder, 'graph']] },
  { name: 'tfjs-layers', command: (folder) => [process.execPath, [own, folder, 'layers']] },
];

/** tfjs-layers has no attention and no reset after the product. */
const runs = (name: string, { plan }: BenchRow) => name !== 'tfjs-layers' || findNativePart(plan) === null;

const readySchema = z.object({ ready: z.string() });
const timeSchema = z.object({ ms: z.number(), cpuMs: z.number() });

async function benchRow(row: BenchRow, rounds: number): Promise<RowResult> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tensorloom-bench-'));
  const running: { name: string; versions: string; child: LineProcess; times: z.infer<typeof timeSchema>[] }[] = [];
  try {
    await writeData(row, folder);
    for (const { name, command } of contenders.filter(({ name }) => runs(name, row))) {
      const child = startLineProcess(...command(folder), {
        TF_NUM_INTRAOP_THREADS: THREADS,
        TF_NUM_INTEROP_THREADS: THREADS,
        TF_CPP_MIN_LOG_LEVEL: '2',
      });
      running.push({ name, versions: '', child, times: [] });
    }
    for (const one of running) one.versions = readySchema.parse(await one.child.read()).ready;
    // The first round traces, allocates and warms up, and does not count.
    for (let round = 0; round <= rounds; round++) {
      for (const { child, times } of running) {
        child.write({ round });
        const time = timeSchema.parse(await child.read());
        if (round > 0) times.push(time);
      }
      process.stderr.write(`  ${row.name}: round ${round} of ${rounds}\n`);
    }
  } finally {
    await Promise.all(running.map(({ child }) => child.close()));
    await rm(folder, { recursive: true, force: true });
  }
  const results = running.map(({ name, versions, times }): ContenderResult => ({ name, versions, times }));
  return { name: row.name, steps: row.steps, results };
}

/** An epoch of random rows, in the form that runs read; Keras reads the same files. */
async function writeData({ plan, fields, steps }: BenchRow, folder: string): Promise<void> {
  const rows = steps * plan.training.batchSize;
  const values = fields.map(({ name, shape, classes, dtype, range }): [string, number[]] => {
    const random = createRandom(mixSeed('bench', name));
    const size = shape.reduce<number>((product, length) => product * (length ?? 1), rows);
    const wholes = classes?.length ?? (dtype === 'int32' && range ? range[1] + 1 : null);
    const draw = wholes === null ? random : () => Math.floor(random() * wholes);
    return [name, Array.from({ length: size }, draw)];
  });
  const split = Array.from({ length: rows }, () => 'train' as const);
  await writePreparedFolder(folder, { fields, values: Object.fromEntries(values), split });
  await writeFile(path.join(folder, 'plan.json'), JSON.stringify(plan));
}

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    row: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (options.help) process.stdout.write(USAGE);
else {
  const load = os.loadavg().map((value) => Number(value.toFixed(2)));
  const rows: RowResult[] = [];
  for (const row of benchRows.filter(({ name }) => name.includes(options.row))) {
    rows.push(await benchRow(row, Number(options.rounds)));
  }
  const machine = { cpu: os.cpus()[0]?.model ?? '', cores: os.availableParallelism(), threads: Number(THREADS), load };
  const report = { date: new Date().toISOString(), machine, rounds: Number(options.rounds), rows };
  process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : formatResults(report));
}
