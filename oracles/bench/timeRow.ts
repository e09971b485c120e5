import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { type LineProcess, startLineProcess } from '../lineProcess.ts';
import { type BenchContender, threadEnvironment } from './benchContenders.ts';
import { writeBenchData } from './benchData.ts';
import type { BenchRow } from './benchRows.ts';

const readySchema = z.object({ ready: z.string() });
const timeSchema = z.object({ ms: z.number(), cpuMs: z.number(), rssMb: z.number() });
/** One round: milliseconds a step by the clock, of processor time over all threads, and the memory of the process after it. */
export type RoundTime = z.infer<typeof timeSchema>;

export interface ContenderResult {
  readonly name: string;
  readonly versions: string;
  /** Steps of a round. */
  readonly steps: number;
  readonly times: readonly RoundTime[];
}

export interface RowResult {
  readonly name: string;
  readonly results: readonly ContenderResult[];
  /** Contenders that failed, with the reason. */
  readonly failed: Readonly<Record<string, string>>;
}

interface Running {
  readonly contender: BenchContender;
  readonly child: LineProcess;
  readonly steps: number;
  readonly times: RoundTime[];
  versions: string;
}

/**
 * Times a row: all contenders are started, then each takes its round in turn, so that whatever else the machine does hits
 * all alike. The first round traces, compiles, allocates and warms up, and does not count.
 */
export async function timeRow(
  row: BenchRow,
  contenders: readonly BenchContender[],
  { rounds, steps, say }: { readonly rounds: number; readonly steps: number; say(line: string): void },
): Promise<RowResult> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tensorloom-bench-'));
  const failed: Record<string, string> = {};
  let running: readonly Running[] = [];
  /** Does something with each in turn; who fails is out, and the others go on. */
  const inTurns = async (work: (one: Running) => Promise<void>) => {
    const left: Running[] = [];
    for (const one of running) {
      try {
        await work(one);
        left.push(one);
      } catch (error) {
        failed[one.contender.name] = error instanceof Error ? error.message : String(error);
        say(`${row.name}: ${one.contender.name} is out: ${failed[one.contender.name]}`);
      }
    }
    running = left;
  };
  const folders = new Map<number, string>();
  try {
    const taking = contenders.filter((contender) => contender.runs?.(row) ?? true);
    const started: Running[] = [];
    for (const contender of taking) {
      const own = contender.stepsOf?.(row, steps) ?? steps;
      const data = folders.get(own) ?? path.join(folder, String(own));
      if (!folders.has(own)) await writeBenchData(row, own, data);
      folders.set(own, data);
      const child = startLineProcess(...contender.command(data, row, own), {
        ...threadEnvironment,
        ...contender.environment,
      });
      started.push({ contender, child, steps: own, times: [], versions: '' });
    }
    running = started;
    await inTurns(async (one) => {
      one.versions = readySchema.parse(await one.child.read()).ready;
    });
    for (let round = 0; round <= rounds; round++) {
      await inTurns(async ({ child, times }) => {
        child.write({ round });
        const time = timeSchema.parse(await child.read());
        if (round > 0) times.push(time);
      });
      say(`${row.name}: round ${round} of ${rounds}`);
    }
  } finally {
    await Promise.all(running.map(({ child }) => child.close()));
    await rm(folder, { recursive: true, force: true });
  }
  const results = running.map(({ contender, versions, steps: own, times }) => ({
    name: contender.name,
    versions,
    steps: own,
    times,
  }));
  return { name: row.name, results, failed };
}
