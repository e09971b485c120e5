import os from 'node:os';
import { parseArgs } from 'node:util';
import { benchContenders, kerasPython, peersPython, THREADS } from './benchContenders.ts';
import { type BenchReport, compareRow } from './benchReport.ts';
import { type BenchRow, benchRows } from './benchRows.ts';
import { formatReport } from './formatReport.ts';
import { type MemoryResult, measureMemory } from './measureMemory.ts';
import { type RowResult, timeRow } from './timeRow.ts';
import { timeWindow, type WindowResult } from './timeWindow.ts';
import { writePage } from './writePage.ts';

const USAGE = `Times training steps: Tensorloom beside Keras, PyTorch, JAX and tfjs-node. In turns, batch 32, two threads each.

  --rounds N      rounds that count, after one that does not (default 7; 2 with --quick)
  --rows TEXT     only rows whose name holds this ("window" is one, too)
  --only TEXT     only contenders whose name holds this
  --quick         a first impression in less than three minutes
  --memory        instead: memory over 10 000 steps
  --json          one object instead of tables
  --table FILE    also writes tables and a chart into this page, between its marks
`;

const SETUP = 'node scripts/benchSetup.mjs makes its Python environment';
const WINDOW_ROW = 'window';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string' },
    rows: { type: 'string', default: '' },
    only: { type: 'string', default: '' },
    quick: { type: 'boolean', default: false },
    memory: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    table: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const say = (line: string) => void process.stderr.write(`  ${line}\n`);
const readLoad = () => os.loadavg().map((value) => Number(value.toFixed(2)));

if (options.help) process.stdout.write(USAGE);
else await main();

async function main(): Promise<void> {
  const rounds = Number(options.rounds ?? (options.quick ? 2 : 7));
  const loadBefore = readLoad();
  const chosen = benchRows.filter(({ name }) => name.includes(options.rows));
  const missing: string[] = [];
  if (kerasPython === '') missing.push(`Without Keras: ${SETUP}.`);
  if (peersPython === '') missing.push(`Without PyTorch and JAX: ${SETUP}.`);
  const memory: MemoryResult[] = [];
  if (options.memory) for (const row of chosen) memory.push(await measureMemory(row, say));
  const rows = options.memory ? [] : await timeRows(chosen, rounds);
  const window = options.memory ? null : await tryWindow(rounds, missing);
  const report: BenchReport = {
    date: new Date().toISOString(),
    machine: {
      cpu: os.cpus()[0]?.model ?? '',
      cores: os.availableParallelism(),
      threads: THREADS,
      memoryGb: Math.round(os.totalmem() / 1e9),
      loadBefore,
      loadAfter: readLoad(),
    },
    rounds,
    isQuick: options.quick,
    optimizer: 'Adam: fused in Tensorloom (its default) and PyTorch, each library’s own elsewhere',
    missing,
    rows,
    ratios: rows.map(compareRow),
    window,
    memory,
  };
  process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : formatReport(report));
  if (options.table !== undefined) await writePage(options.table, report);
}

async function timeRows(chosen: readonly BenchRow[], rounds: number): Promise<readonly RowResult[]> {
  const isThere = { keras: kerasPython !== '', peers: peersPython !== '' };
  const contenders = benchContenders.filter(
    ({ name, needs, isSlow }) =>
      name.includes(options.only) && (needs === null || isThere[needs]) && !(options.quick && isSlow),
  );
  const rows: RowResult[] = [];
  for (const row of chosen) {
    // Halves stay multiples of 32 where that matters to Keras.
    const steps = options.quick ? Math.max(32, Math.floor(row.steps / 64) * 32) : row.steps;
    rows.push(await timeRow(row, contenders, { rounds, steps, say }));
  }
  return rows;
}

/** The row of the window; null when it was not asked for, or where no window can be opened, which is then said. */
async function tryWindow(rounds: number, missing: string[]): Promise<WindowResult | null> {
  if (!WINDOW_ROW.includes(options.rows) || options.only !== '') return null;
  const electron = process.env.TENSORLOOM_ELECTRON_PATH;
  if (!electron) {
    missing.push(`Without the window: ${process.env.TENSORLOOM_NO_WINDOW ?? 'start this by npm run bench'}.`);
    return null;
  }
  try {
    return await timeWindow(electron, { rounds, turnMs: options.quick ? 1_000 : 2_000, say });
  } catch (error) {
    missing.push(`Without the window: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}
