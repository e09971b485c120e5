/** Count, mean, deviation and limits of numbers that come in pieces, missing ones left out. Welford's way: exact for large offsets too. */
export class NumberSummary {
  count = 0;
  missing = 0;
  mean = 0;
  min = Number.POSITIVE_INFINITY;
  max = Number.NEGATIVE_INFINITY;
  private squares = 0;

  add(values: ArrayLike<number>): void {
    for (let i = 0; i < values.length; i++) {
      const value = values[i] ?? Number.NaN;
      if (Number.isNaN(value)) {
        this.missing++;
        continue;
      }
      this.count++;
      const delta = value - this.mean;
      this.mean += delta / this.count;
      this.squares += delta * (value - this.mean);
      if (value < this.min) this.min = value;
      if (value > this.max) this.max = value;
    }
  }

  /** Of the whole population (divided by n), as scikit-learn's StandardScaler takes it. */
  get deviation(): number {
    return this.count === 0 ? 0 : Math.sqrt(Math.max(0, this.squares / this.count));
  }
}
