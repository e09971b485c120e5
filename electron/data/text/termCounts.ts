/** Beyond so many different terms the rare ones are forgotten, so that no text can fill the memory. */
const MAX_TERMS = 2_000_000;

/** A term of the training rows: how often it occurs, and in how many texts. */
export interface TermCount {
  readonly term: string;
  count: number;
  texts: number;
}

/** Counts terms text by text. */
export class TermCounts {
  private readonly counts = new Map<string, TermCount>();
  /** Texts seen so far, empty ones included. */
  texts = 0;

  constructor(private readonly maxTerms = MAX_TERMS) {}

  add(terms: readonly string[]): void {
    this.texts++;
    const here = new Set<string>();
    for (const term of terms) {
      const known = this.counts.get(term) ?? { term, count: 0, texts: 0 };
      known.count++;
      if (!here.has(term)) known.texts++;
      here.add(term);
      this.counts.set(term, known);
    }
    for (let rare = 1; this.counts.size > this.maxTerms; rare *= 2) {
      for (const { term, count } of this.counts.values()) if (count <= rare) this.counts.delete(term);
    }
  }

  /**
   * The most frequent terms, the most frequent first; of equally frequent ones the first by code points, so that the
   * order of the rows does not matter. `minTexts`: those in fewer texts do not count.
   */
  mostFrequent(limit: number, { minCount = 1, minTexts = 1 } = {}): readonly TermCount[] {
    return [...this.counts.values()]
      .filter(({ count, texts }) => count >= minCount && texts >= minTexts)
      .sort((a, b) => b.count - a.count || compareTexts(a.term, b.term))
      .slice(0, limit);
  }
}

/** By code points: the same order on every machine, whatever its language. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
