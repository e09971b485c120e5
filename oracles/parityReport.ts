import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Differences } from './compare.ts';
import { type Judgement, MEASURES } from './judgeCase.ts';
import { formatTable } from './table.ts';

/** Gathers what a test file has measured; at its end it is printed, and left for docs/engine-parity.md. */
export class ParityReport {
  readonly #name: string;
  readonly #title: string;
  readonly #rows: string[][] = [['plan', 'executor', ...MEASURES]];

  constructor(name: string, title: string) {
    this.#name = name;
    this.#title = title;
  }

  add(title: string, { executor, differences }: Judgement, measures: readonly (keyof Differences)[] = MEASURES): void {
    const cells = MEASURES.map((measure) => (measures.includes(measure) ? format(differences[measure].size) : '–'));
    this.#rows.push([title, executor, ...cells]);
  }

  /** Nothing is left of a run of which a part was chosen and came out empty. */
  finish(versions: string): void {
    if (this.#rows.length === 1) return;
    process.stdout.write(`\n${this.#title}\nWorst difference from ${versions}\n${formatTable(this.#rows)}\n\n`);
    const folder = process.env.TENSORLOOM_PARITY_FOLDER;
    if (!folder) return;
    const report = { title: this.#title, versions, rows: this.#rows };
    writeFileSync(path.join(folder, `parity-${this.#name}.json`), JSON.stringify(report));
  }
}

function format(size: number): string {
  return size === 0 ? '0' : size.toExponential(1);
}
