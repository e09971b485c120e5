import { AppError } from '../../../shared/base/appError.ts';
import { schemaOf, type ValuesOf } from '../../../shared/nodes/params.ts';
import { findSplitColumn, splitParams } from '../../../shared/nodes/prepare/split.node.ts';
import type { Column } from '../columns.ts';
import { SPLIT_CODES } from '../preparedData.ts';
import { definePrepare, passRows, type SplitInput } from '../prepareImplementation.ts';
import { readTimes } from '../readTimes.ts';
import { hashRow, hashText } from '../rowHash.ts';

type Config = ValuesOf<typeof splitParams>;

/**
 * Divides the rows. Chance comes from the identity of a row alone: each row id gets a number from (seed, row id), and the
 * order of these numbers decides. The same seed gives the same parts whatever the cells hold, and exactly the shares
 * asked for.
 */
export const splitPrepare = definePrepare({
  kind: 'split',
  mode: 'stateless',
  config: schemaOf(splitParams),
  ready: (_config, fields) => passRows(fields),
  async split(config, input) {
    const codes = new Uint8Array(input.rows);
    const given = config.keepTest ? input.givenTest : null;
    const open: number[] = [];
    for (let row = 0; row < input.rows; row++) {
      if (given?.[row] === 1) codes[row] = SPLIT_CODES.test;
      else open.push(row);
    }
    const rows = Uint32Array.from(open);
    const test = given ? 0 : config.test;
    switch (config.method) {
      case 'column':
        await divideAsWritten(codes, rows, config, input);
        break;
      case 'group':
        await divideGroups(codes, rows, { ...config, test }, input);
        break;
      case 'fold':
        divideFolds(codes, orderBySeed(rows, config), { ...config, test });
        break;
      default:
        divideStrata(codes, await orderStrata(rows, config, input), { ...config, test });
    }
    return codes;
  },
});

/** The rows to divide, in the order in which they are held out: first test, then validation. One list, or one a class. */
async function orderStrata(rows: Uint32Array, config: Config, input: SplitInput): Promise<readonly Uint32Array[]> {
  // What comes last in time is held out: a forecast is judged by days that nobody had seen.
  if (config.method === 'inOrder') return [rows.toReversed()];
  if (config.method === 'time') return [(await orderByTime(rows, config, input)).toReversed()];
  const strata = config.method === 'stratified' ? await groupByClass(rows, input) : [rows];
  return strata.map((stratum) => orderBySeed(stratum, config));
}

function divideStrata(codes: Uint8Array, strata: readonly Uint32Array[], shares: Pick<Config, 'test' | 'validation'>) {
  // Fractions that one class rounds away are owed to the next, so that many small classes still give the whole share.
  let testOwed = 0;
  let validationOwed = 0;
  for (const order of strata) {
    const wantedTest = order.length * shares.test + testOwed;
    const wantedValidation = order.length * shares.validation + validationOwed;
    // At least one row of every class stays for training.
    const spare = Math.max(0, order.length - 1);
    const test = Math.min(Math.max(0, Math.round(wantedTest)), spare);
    const validation = Math.min(Math.max(0, Math.round(wantedValidation)), spare - test);
    testOwed = wantedTest - test;
    validationOwed = wantedValidation - validation;
    for (const row of order.subarray(0, test)) codes[row] = SPLIT_CODES.test;
    for (const row of order.subarray(test, test + validation)) codes[row] = SPLIT_CODES.validation;
  }
}

/** Test first, by its share; the rest is dealt like cards, and one hand is validation. Every row is validation in one fold. */
function divideFolds(codes: Uint8Array, order: Uint32Array, { test, folds, fold }: Config): void {
  const held = Math.min(Math.round(order.length * test), Math.max(0, order.length - folds));
  for (const [place, row] of order.entries()) {
    if (place < held) codes[row] = SPLIT_CODES.test;
    else if (order.length > held + 1 && (place - held) % folds === fold - 1) codes[row] = SPLIT_CODES.validation;
  }
}

/** Whole groups, drawn by chance of their names, until a part has its share. The last group stays for training. */
async function divideGroups(codes: Uint8Array, rows: Uint32Array, config: Config, input: SplitInput): Promise<void> {
  const groups = [...groupRows(rows, (await readSplitColumn(config, input)).column)]
    .map(([name, members]) => ({ name, members, key: hashRow(config.seed, hashText(name)) }))
    .sort((a, b) => a.key - b.key || (a.name < b.name ? -1 : 1));
  let [test, validation] = [rows.length * config.test, rows.length * config.validation];
  for (const [place, { members }] of groups.entries()) {
    if (place === groups.length - 1) return;
    // A group goes where more than half of it is still wanted, so that one large group does not swallow a small share.
    const size = members.length;
    if (test >= size / 2) {
      for (const row of members) codes[row] = SPLIT_CODES.test;
      test -= size;
    } else if (validation >= size / 2) {
      for (const row of members) codes[row] = SPLIT_CODES.validation;
      validation -= size;
    }
  }
}

const WRITTEN_TEST = /^(test|testing|holdout|hold-out|eval|evaluation|测试|2)$/i;
const WRITTEN_VALIDATION = /^(val|valid|validation|dev|验证|1)$/i;

/** The names that people give the parts, or 0, 1, 2. Anything else, also nothing, is training. */
async function divideAsWritten(codes: Uint8Array, rows: Uint32Array, config: Config, input: SplitInput): Promise<void> {
  const { field, column } = await readSplitColumn(config, input);
  const { classes } = field;
  for (const row of rows) {
    const value = column.values[row];
    const text = typeof value === 'number' && classes ? (classes[value] ?? '') : String(value ?? '').trim();
    if (WRITTEN_TEST.test(text)) codes[row] = SPLIT_CODES.test;
    else if (WRITTEN_VALIDATION.test(text)) codes[row] = SPLIT_CODES.validation;
  }
}

/** Earliest first; rows without a time before all others, for they must not be the future. */
async function orderByTime(rows: Uint32Array, config: Config, input: SplitInput): Promise<Uint32Array> {
  const { field, column } = await readSplitColumn(config, input);
  const isText = column.type === 'texts' || field.classes;
  const times = isText ? readTimes(field, column, 'yearFirst') : Float64Array.from(column.values, Number);
  const keyOf = (row: number) => {
    const time = times[row] ?? Number.NaN;
    return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time;
  };
  return rows.slice().sort((a, b) => (keyOf(a) === keyOf(b) ? a - b : keyOf(a) - keyOf(b)));
}

async function readSplitColumn(config: Config, { fields, readField }: SplitInput) {
  const field = findSplitColumn(config, fields);
  if (!field) throw new AppError('split.needsColumn');
  return { field, column: await readField(field.name) };
}

function orderBySeed(rows: Uint32Array, { seed }: Config): Uint32Array {
  const keys = Uint32Array.from(rows, (row) => hashRow(seed, row));
  const order = Uint32Array.from(rows, (_, place) => place);
  order.sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
  return order.map((place) => rows[place] ?? 0);
}

/** Rows of each class, smallest class first so that what it cannot give is made up by larger ones. Without classes: one group. */
async function groupByClass(rows: Uint32Array, { target, readField }: SplitInput): Promise<readonly Uint32Array[]> {
  if (!target || (target.dtype !== 'string' && !target.classes)) return [rows];
  return [...groupRows(rows, await readField(target.name))]
    .sort(([nameA, a], [nameB, b]) => a.length - b.length || (nameA < nameB ? -1 : 1))
    .map(([, group]) => Uint32Array.from(group));
}

/** Rows by what a column holds. Rows without a value are a group of their own. */
function groupRows(rows: Uint32Array, column: Column): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  for (const row of rows) {
    const name = column.type === 'texts' ? `=${column.values[row] ?? ''}` : String(column.values[row]);
    const group = groups.get(name);
    if (group) group.push(row);
    else groups.set(name, [row]);
  }
  return groups;
}
