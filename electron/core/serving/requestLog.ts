import type { RequestEntry, ServingCounts } from '../../../shared/serving/servingStatus.ts';

const KEPT = 500;
const LATENCIES = 2000;

/** The last requests, and counts of all of them. */
export class RequestLog {
  readonly #entries: RequestEntry[] = [];
  readonly #latencies: number[] = [];
  #requests = 0;
  #failures = 0;
  #rows = 0;

  add(entry: RequestEntry): void {
    this.#entries.push(entry);
    if (this.#entries.length > KEPT) this.#entries.shift();
    this.#latencies[this.#requests % LATENCIES] = entry.ms;
    this.#requests += 1;
    if (entry.status >= 400) this.#failures += 1;
    this.#rows += entry.status < 400 ? (entry.rows ?? 0) : 0;
  }

  /** Newest first. */
  list(limit: number): readonly RequestEntry[] {
    return this.#entries.slice(-limit).reverse();
  }

  count(): ServingCounts {
    const sorted = [...this.#latencies].sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? null;
    return {
      requests: this.#requests,
      failures: this.#failures,
      rows: this.#rows,
      p50: at(0.5),
      p95: at(0.95),
      p99: at(0.99),
    };
  }
}
