import { medianOf } from '../../electron/trainer/engine/bench/measure.ts';
import { benchContenders, KERAS_32, KERAS_FIT, TENSORLOOM, TFJS_FIT } from './benchContenders.ts';
import type { MemoryResult } from './measureMemory.ts';
import type { RowResult } from './timeRow.ts';
import type { WindowResult } from './timeWindow.ts';

/** All that a run of the benchmark found, as `--json` prints it. */
export interface BenchReport {
  readonly date: string;
  readonly machine: {
    readonly cpu: string;
    readonly cores: number;
    readonly threads: number;
    readonly memoryGb: number;
    /** Load averages over 1, 5 and 15 minutes, before and after. */
    readonly loadBefore: readonly number[];
    readonly loadAfter: readonly number[];
  };
  readonly rounds: number;
  readonly isQuick: boolean;
  /** The form of Adam that Tensorloom and PyTorch run. */
  readonly optimizer: string;
  /** Who is not there, and how to have it. */
  readonly missing: readonly string[];
  readonly rows: readonly RowResult[];
  readonly ratios: readonly RowRatios[];
  readonly window: WindowResult | null;
  readonly memory: readonly MemoryResult[];
}

/** Ratios of medians: how many times faster than the others Tensorloom is. Null where the other one is not there. */
export interface RowRatios {
  readonly name: string;
  readonly kerasFit: number | null;
  readonly keras32: number | null;
  readonly tfjs: number | null;
  readonly bestPeer: { readonly name: string; readonly ratio: number } | null;
}

export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

export function spreadOf(values: readonly number[]): Spread {
  return { min: Math.min(...values), median: medianOf(values), max: Math.max(...values) };
}

const PEERS = new Set(benchContenders.filter(({ isPeer }) => isPeer).map(({ name }) => name));

export function compareRow({ name, results }: RowResult): RowRatios {
  const medians = new Map(results.map((result) => [result.name, medianOf(result.times.map(({ ms }) => ms))]));
  const own = medians.get(TENSORLOOM);
  const against = (other: string): number | null => {
    const median = medians.get(other);
    return own === undefined || median === undefined ? null : median / own;
  };
  const peers = [...medians].filter(([peer]) => PEERS.has(peer)).sort(([, a], [, b]) => a - b);
  const best = peers[0];
  return {
    name,
    kerasFit: against(KERAS_FIT),
    keras32: against(KERAS_32),
    tfjs: against(TFJS_FIT),
    bestPeer: best && own !== undefined ? { name: best[0], ratio: best[1] / own } : null,
  };
}
