import { createRandom } from '../../../shared/base/seededRandom.ts';

/** Exact up to so many values (8 MB a column); of more, an even sample of that size stands for all. */
const LIMIT = 1 << 20;

/** Numbers that come in pieces, for what needs them in order: medians, quantiles. Missing ones are left out. */
export class NumberSample {
  private readonly kept: number[] = [];
  private readonly random = createRandom(1);
  private seen = 0;

  constructor(private readonly limit = LIMIT) {}

  add(values: ArrayLike<number>): void {
    for (let i = 0; i < values.length; i++) {
      const value = values[i] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      this.seen++;
      if (this.kept.length < this.limit) this.kept.push(value);
      else {
        const place = Math.floor(this.random() * this.seen);
        if (place < this.limit) this.kept[place] = value;
      }
    }
  }

  get values(): readonly number[] {
    return this.kept;
  }

  /** Ascending. */
  sort(): Float64Array {
    return Float64Array.from(this.kept).sort();
  }
}

/** The value below which a share of sorted numbers lies, between two of them in proportion (NumPy's default). NaN of none. */
export function quantile(sorted: Float64Array, share: number): number {
  if (sorted.length === 0) return Number.NaN;
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low;
  return low + (high - low) * (place - below);
}
