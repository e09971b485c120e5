import { medianOf } from '../../electron/trainer/engine/bench/measure.ts';
import { formatTable } from '../table.ts';

/** What one contender took, one entry a round: milliseconds a step by the clock, and of processor time over all threads. */
export interface ContenderResult {
  readonly name: string;
  readonly versions: string;
  readonly times: readonly { readonly ms: number; readonly cpuMs: number }[];
}

export interface RowResult {
  readonly name: string;
  /** Steps of a round. */
  readonly steps: number;
  /** The first is the one that the others are held against. */
  readonly results: readonly ContenderResult[];
}

export interface BenchReport {
  readonly date: string;
  readonly machine: {
    readonly cpu: string;
    readonly cores: number;
    readonly threads: number;
    /** Load averages over 1, 5 and 15 minutes at the start. */
    readonly load: readonly number[];
  };
  readonly rounds: number;
  readonly rows: readonly RowResult[];
}

/** The report as text. Figures, never a verdict. */
export function formatResults({ date, machine, rounds, rows }: BenchReport): string {
  const { cpu, cores, threads, load } = machine;
  const lines = [
    `${date}  ${cpu}, ${cores} cores, ${threads} threads each; load at the start ${load.join(' ')}`,
    `${rounds} rounds in turns, batch 32. Steps inside an epoch: with shuffling, reading and metrics, without what is between epochs.`,
    'ms a step by the clock, then of processor time over all threads (what it costs, whoever else is on the machine).',
  ];
  for (const { name, steps, results } of rows) {
    const [base] = results;
    const header = [
      `${name} (${steps} steps a round)`,
      'min',
      'median',
      'max',
      'processor',
      'ahead',
      'ahead by the clock, by round',
    ];
    const body = results.map(({ name: who, times }) => {
      const ms = times.map((time) => time.ms);
      const cpuMs = times.map((time) => time.cpuMs);
      const ratios = times.map((time, round) => (base?.times[round]?.ms ?? Number.NaN) / time.ms);
      return [
        who,
        ...[Math.min(...ms), medianOf(ms), Math.max(...ms), medianOf(cpuMs)].map((value) => value.toFixed(2)),
        (medianOf(base?.times.map((time) => time.cpuMs) ?? []) / medianOf(cpuMs)).toFixed(2),
        `${ratios.map((ratio) => ratio.toFixed(2)).join(' ')}   median ${medianOf(ratios).toFixed(2)}`,
      ];
    });
    const versions = [...new Set(results.map((result) => result.versions))].join('; ');
    lines.push('', versions, formatTable([header, ...body]));
  }
  return `${lines.join('\n')}\n`;
}
