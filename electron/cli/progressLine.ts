import type { CliHost } from './cliHost.ts';

const WIDTH = 24;
const REDRAW_MS = 100;

/** Shows how far something is: one line redrawn on a terminal, sparse lines elsewhere. Everything goes to stderr. */
export interface ProgressLine {
  /** `share` from 0 to 1. */
  update(label: string, share: number, details: string): void;
  /** A line that stays, above the bar. */
  say(line: string): void;
  end(): void;
}

/** A progress line of a host. Away from a terminal a label is said once, and again at every quarter. */
export function createProgressLine(
  host: Pick<CliHost, 'err' | 'isTerminal'>,
  now: () => number = Date.now,
): ProgressLine {
  let shown = false;
  let lastDrawn = Number.NEGATIVE_INFINITY;
  let lastLabel = '';
  let lastQuarter = -1;
  const clear = () => {
    if (shown) host.err('\r\u001b[K');
    shown = false;
  };
  const updateTerminal = (label: string, share: number, details: string) => {
    if (label === lastLabel && share < 1 && now() - lastDrawn < REDRAW_MS) return;
    lastDrawn = now();
    lastLabel = label;
    const filled = Math.round(share * WIDTH);
    host.err(
      `\r\u001b[K${label}  ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${formatPercent(share)}  ${details}`,
    );
    shown = true;
  };
  const updateLog = (label: string, share: number, details: string) => {
    if (label !== lastLabel) lastQuarter = -1;
    lastLabel = label;
    const quarter = Math.floor(share * 4);
    if (quarter <= lastQuarter) return;
    lastQuarter = quarter;
    host.err(`${label}  ${formatPercent(share)}  ${details}\n`);
  };
  return {
    update: (label, share, details) => {
      const bounded = Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0;
      (host.isTerminal ? updateTerminal : updateLog)(label, bounded, details);
    },
    say: (line) => {
      clear();
      host.err(`${line}\n`);
    },
    end: clear,
  };
}

function formatPercent(share: number): string {
  return `${Math.floor(share * 100)}`.padStart(3).concat(' %');
}
