import { createRandom } from '../../../shared/base/seededRandom.ts';

/** At most so many rows of all that come by, each with the same chance; all of them, in order, while they fit. */
export class RowSample<T> {
  readonly rows: T[] = [];
  private readonly random: () => number;
  private seen = 0;

  constructor(
    private readonly limit: number,
    seed = 1,
  ) {
    this.random = createRandom(seed);
  }

  add(row: T): void {
    this.seen++;
    if (this.rows.length < this.limit) this.rows.push(row);
    else {
      const place = Math.floor(this.random() * this.seen);
      if (place < this.limit) this.rows[place] = row;
    }
  }
}
