import { z } from 'zod';
import type { Column } from '../columns.ts';
import { SPLIT_CODES } from '../preparedData.ts';
import { definePrepare, passRows, type SplitInput } from '../prepareImplementation.ts';

const configSchema = z.object({
  method: z.enum(['random', 'stratified', 'inOrder']),
  validation: z.number().min(0).max(1),
  test: z.number().min(0).max(1),
  keepTest: z.boolean(),
  seed: z.number().int(),
});
type Config = z.infer<typeof configSchema>;

/**
 * Divides the rows by their identity alone: each row id gets a number from (seed, row id), and the order of these
 * numbers decides. The same seed gives the same parts whatever the cells hold, and exactly the shares asked for.
 */
export const splitPrepare = definePrepare({
  kind: 'split',
  mode: 'stateless',
  config: configSchema,
  ready: (_config, fields) => passRows(fields),
  async split(config, input) {
    const codes = new Uint8Array(input.rows);
    const given = config.keepTest ? input.givenTest : null;
    const open: number[] = [];
    for (let row = 0; row < input.rows; row++) {
      if (given?.[row] === 1) codes[row] = SPLIT_CODES.test;
      else open.push(row);
    }
    const strata = config.method === 'stratified' ? await groupByClass(open, input) : [Uint32Array.from(open)];
    // Fractions that one class rounds away are owed to the next, so that many small classes still give the whole share.
    let testOwed = 0;
    let validationOwed = 0;
    for (const rows of strata) {
      const wantedTest = given ? 0 : rows.length * config.test + testOwed;
      const wantedValidation = rows.length * config.validation + validationOwed;
      // At least one row of every class stays for training.
      const spare = Math.max(0, rows.length - 1);
      const test = Math.min(Math.max(0, Math.round(wantedTest)), spare);
      const validation = Math.min(Math.max(0, Math.round(wantedValidation)), spare - test);
      testOwed = wantedTest - test;
      validationOwed = wantedValidation - validation;
      // What comes last in time is held out: a forecast is judged by days that nobody had seen.
      const order = config.method === 'inOrder' ? rows.toReversed() : orderBySeed(rows, config);
      for (const row of order.subarray(0, test)) codes[row] = SPLIT_CODES.test;
      for (const row of order.subarray(test, test + validation)) codes[row] = SPLIT_CODES.validation;
    }
    return codes;
  },
});

function orderBySeed(rows: Uint32Array, { seed }: Config): Uint32Array {
  const keys = Uint32Array.from(rows, (row) => mix(seed, row));
  const order = Uint32Array.from(rows, (_, place) => place);
  order.sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
  return order.map((place) => rows[place] ?? 0);
}

/** An even 32-bit number from two (the finaliser of MurmurHash3 over both). */
function mix(seed: number, row: number): number {
  let hash = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(row + 1, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Rows of each class, smallest class first so that what it cannot give is made up by larger ones. Without classes: one group. */
async function groupByClass(rows: readonly number[], { target, readField }: SplitInput): Promise<Uint32Array[]> {
  if (!target || (target.dtype !== 'string' && !target.classes)) return [Uint32Array.from(rows)];
  const column = await readField(target.name);
  const groups = new Map<string, number[]>();
  for (const row of rows) {
    const name = readClass(column, row);
    const group = groups.get(name);
    if (group) group.push(row);
    else groups.set(name, [row]);
  }
  return [...groups.entries()]
    .sort(([nameA, a], [nameB, b]) => a.length - b.length || (nameA < nameB ? -1 : 1))
    .map(([, group]) => Uint32Array.from(group));
}

/** Rows without a class are a group of their own (they are dropped later). */
function readClass(column: Column, row: number): string {
  return column.type === 'texts' ? `=${column.values[row] ?? ''}` : String(column.values[row]);
}
