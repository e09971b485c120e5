import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { startLineProcess } from '../lineProcess.ts';
import { benchContenders, TENSORLOOM, threadEnvironment } from './benchContenders.ts';
import { writeBenchData } from './benchData.ts';
import type { BenchRow } from './benchRows.ts';

/** Memory of the process after so many steps of a row. */
export interface MemoryResult {
  readonly name: string;
  readonly points: readonly { readonly step: number; readonly rssMb: number }[];
}

const roundSchema = z.object({ rssMb: z.number() });
const TURN = 500;
const STEPS = 10_000;

/** Trains a row on the graph engine for 10 000 steps and notes the memory of the process on the way, after the first 500. */
export async function measureMemory(row: BenchRow, say: (line: string) => void): Promise<MemoryResult> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tensorloom-bench-'));
  try {
    await writeBenchData(row, row.steps, folder);
    const own = benchContenders.find(({ name }) => name === TENSORLOOM);
    if (!own) throw new Error('Tensorloom is not among its own contenders');
    const child = startLineProcess(...own.command(folder, row, TURN), threadEnvironment);
    try {
      await child.read();
      const points: { step: number; rssMb: number }[] = [];
      for (let step = TURN; step <= STEPS + TURN; step += TURN) {
        child.write({ step });
        const { rssMb } = roundSchema.parse(await child.read());
        points.push({ step, rssMb });
        say(`${row.name}: ${step} steps, ${rssMb.toFixed(0)} MB`);
      }
      return { name: row.name, points };
    } finally {
      await child.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
