import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { FieldType } from '../../shared/nodes/portType.ts';
import type { Chain, SourceStep } from './chain.ts';
import { type Column, columnAt, joinBatches, readNumbers } from './columns.ts';
import { openDerivedColumns, readFields } from './deriveColumns.ts';
import { type DeriveImplementation, defineDerive } from './deriveImplementation.ts';
import { openPrediction } from './newRows/openPrediction.ts';
import { openColumns } from './openColumns.ts';
import { NO_PART } from './parts.ts';
import { applyToAll, fitPipeline, type Pipeline } from './pipeline.ts';
import { definePrepare, passRows } from './prepareImplementation.ts';
import { defineSource, type OpenSource, type ReadContext } from './sourceImplementation.ts';
import { takeRowsOf } from './takeRowsOf.ts';

const context: ReadContext = {
  places: { projectFolder: null, resourcesFolder: '' },
  signal: new AbortController().signal,
  progress: () => {},
};
const number = (name: string, role: FieldType['role'] = 'feature'): FieldType => ({
  name,
  dtype: 'float32',
  shape: [],
  role,
  semantic: 'number',
  missing: 0,
});

/** Rows 0, 1, 2… in one column. */
function openNumbers(values: readonly number[], name = 'x'): OpenSource {
  const column: Column = { type: 'numbers', elements: 1, values: Float64Array.from(values) };
  return openColumns({ fields: [number(name)], columns: [column], rows: values.length });
}
const sourceAt = (node: string): SourceStep => ({
  type: 'source',
  step: { node, kind: 'test', type: 'source', config: {}, inputs: [] },
  implementation: defineSource({
    kind: 'test',
    config: z.object({}),
    fingerprint: async () => '1',
    open: async () => openNumbers([]),
  }),
});
const chainOf = (source: SourceStep, ...kinds: ReturnType<typeof definePrepare>[]): Chain => ({
  base: source,
  source,
  prepares: kinds.map(stepOf),
});
const stepOf = (implementation: ReturnType<typeof definePrepare>) => ({
  step: { node: implementation.kind, kind: implementation.kind, type: 'prepare' as const, config: {}, inputs: [] },
  implementation,
});
const derived = (
  implementation: DeriveImplementation,
  inputs: Chain[],
  ...kinds: ReturnType<typeof definePrepare>[]
) => {
  const [first] = inputs;
  if (!first) throw new Error('no input');
  const { kind } = implementation;
  const step = { node: kind, kind, type: 'prepare' as const, config: {}, inputs: [] };
  return {
    base: { type: 'derive' as const, step, implementation, inputs },
    source: first.source,
    prepares: kinds.map(stepOf),
  };
};
const leavesOf = (sources: Record<string, OpenSource>) =>
  new Map(Object.entries(sources).map(([node, source]) => [node, { source, fingerprint: '1' }]));

function sumOf(values: ArrayLike<number>, start: number, end: number): number {
  let sum = 0;
  for (let row = start; row < end; row++) sum += values[row] ?? 0;
  return sum;
}

/** Sums of `size` rows in a row. */
const windows = (size: number) =>
  defineDerive({
    kind: 'windows',
    config: z.object({}),
    atPrediction: 'apply',
    async derive(_config, [input], inner) {
      if (!input) throw new Error('no input');
      const [column] = await readFields(input, ['x'], inner);
      const values = column ? readNumbers(column) : new Float64Array();
      const rows = Math.max(0, values.length - size + 1);
      const sums = Float64Array.from({ length: rows }, (_, row) => sumOf(values, row, row + size));
      return openDerivedColumns({
        fields: [number('sum')],
        columns: [{ type: 'numbers', elements: 1, values: sums }],
        rows,
        originOf: (row) => Array.from({ length: size }, (_, i) => ({ input: 0, rowId: row + i })),
      });
    },
  });
const reversed = defineDerive({
  kind: 'reversed',
  config: z.object({}),
  atPrediction: 'skip',
  derive: async (_config, [input]) => {
    if (!input) throw new Error('no input');
    return takeRowsOf(
      input,
      Int32Array.from({ length: input.rows }, (_, row) => input.rows - 1 - row),
    );
  },
});
/** The last tenth of the rows is the test part. */
const splitLast = definePrepare({
  kind: 'splitLast',
  mode: 'stateless',
  config: z.object({}),
  ready: (_config, fields) => passRows(fields),
  split: async (_config, { rows }) => Uint8Array.from({ length: rows }, (_, row) => (row >= rows * 0.9 ? 2 : 0)),
});
const learnMax = definePrepare({
  kind: 'learnMax',
  mode: 'fitted',
  config: z.object({}),
  fitted: z.object({ max: z.number() }),
  async fit(_config, _fields, batches) {
    let max = Number.NEGATIVE_INFINITY;
    for await (const batch of batches())
      for (const value of readNumbers(columnAt(batch, 0))) max = Math.max(max, value);
    return { max };
  },
  ready: (_config, fields) => passRows(fields),
});
const dropOdd = definePrepare({
  kind: 'dropOdd',
  mode: 'row-changing',
  config: z.object({}),
  ready: (_config, fields) => ({
    fields,
    apply(batch) {
      const keep = readNumbers(columnAt(batch, 0));
      const rows = [...keep.keys()].filter((row) => (keep[row] ?? 0) % 2 === 0);
      const dropped = [...keep.keys()].filter((row) => !rows.includes(row));
      return {
        batch: {
          fields,
          rowIds: Int32Array.from(rows, (row) => batch.rowIds[row] ?? 0),
          columns: [{ type: 'numbers', elements: 1, values: Float64Array.from(rows, (row) => keep[row] ?? 0) }],
        },
        dropped: dropped.map((row) => ({
          rowId: batch.rowIds[row] ?? 0,
          reason: { code: 'odd', severity: 'warning' },
        })),
      };
    },
  }),
});

const ascending = (rows: number) => Array.from({ length: rows }, (_, row) => row);

async function readAll({ source, rowIds, steps }: Pipeline) {
  const batches = [];
  for await (const { batch } of applyToAll(source, rowIds, steps, context)) batches.push(batch);
  const all = joinBatches(batches);
  return { rowIds: [...(all?.rowIds ?? [])], values: all ? [...readNumbers(columnAt(all, 0))] : [] };
}

describe('a split before a deriving step', () => {
  it('leaves out what crosses it, and gives each other row the part of its rows', async () => {
    const chain = derived(windows(3), [chainOf(sourceAt('a'), splitLast)]);
    const pipeline = await fitPipeline(chain, leavesOf({ a: openNumbers(ascending(20)) }), context);
    // Rows 18 and 19 are the test part: windows at 16 and 17 hold rows of both, none holds test rows only.
    expect([...(pipeline.split ?? [])]).toEqual([...new Array(16).fill(0), NO_PART, NO_PART]);
    expect((await readAll(pipeline)).rowIds).toEqual(ascending(16));
  });

  it('reaches through rows that were dropped', async () => {
    const chain = derived(windows(2), [chainOf(sourceAt('a'), splitLast, dropOdd)]);
    const pipeline = await fitPipeline(chain, leavesOf({ a: openNumbers(ascending(40)) }), context);
    // Kept are 0, 2 … 38; rows 36 and on are the test part.
    expect([...(pipeline.split ?? [])]).toEqual([...new Array(17).fill(0), NO_PART, 2]);
    expect((await readAll(pipeline)).values.at(-1)).toBe(36 + 38);
  });
});

describe('a split after a deriving step', () => {
  it('lets what stands before it learn from training rows only', async () => {
    const chain = derived(windows(3), [chainOf(sourceAt('a'), learnMax)], splitLast);
    const pipeline = await fitPipeline(chain, leavesOf({ a: openNumbers(ascending(22)) }), context);
    // 20 windows; 18 and 19 are for the test and use the rows 18 … 21, so training knows 0 … 17 and windows 16 and 17 go.
    expect(pipeline.fitted).toEqual({ learnMax: { max: 17 } });
    expect([...(pipeline.split ?? [])]).toEqual([...new Array(16).fill(0), NO_PART, NO_PART, 2, 2]);
  });

  it('changes nothing that was learned when test rows change', async () => {
    const chain = derived(windows(3), [chainOf(sourceAt('a'), learnMax)], splitLast);
    const changed = ascending(22).map((row) => (row < 18 ? row : 1000 - row));
    const one = await fitPipeline(chain, leavesOf({ a: openNumbers(ascending(22)) }), context);
    const two = await fitPipeline(chain, leavesOf({ a: openNumbers(changed) }), context);
    expect(two.fitted).toEqual(one.fitted);
    expect(two.split).toEqual(one.split);
  });

  it('of rows of which nobody knows what they are made is refused when something has learned before', async () => {
    const blind = defineDerive({
      kind: 'blind',
      config: z.object({}),
      atPrediction: 'apply',
      derive: async (_config, [input]) => {
        if (!input) throw new Error('no input');
        const { originOf: _origin, ...rest } = takeRowsOf(input, Int32Array.of(3, 1));
        return rest;
      },
    });
    const sources = leavesOf({ a: openNumbers(ascending(22)) });
    const learned = fitPipeline(derived(blind, [chainOf(sourceAt('a'), learnMax)], splitLast), sources, context);
    await expect(learned).rejects.toMatchObject({ code: 'data.learnsBeforeSplit' });
    const lost = fitPipeline(derived(blind, [chainOf(sourceAt('a'), splitLast)]), sources, context);
    await expect(lost).rejects.toMatchObject({ code: 'data.splitLost' });
    const plain = await fitPipeline(derived(blind, [chainOf(sourceAt('a'))], splitLast), sources, context);
    expect(await readAll(plain)).toEqual({ rowIds: [0, 1], values: [3, 1] });
  });
});

describe('at prediction', () => {
  it('windows are made of the rows that are given, and known by their last row', async () => {
    const chain = derived(windows(3), [chainOf(sourceAt('a'), dropOdd)]);
    const rows = await openPrediction(chain, new Map([['a', openNumbers([0, 1, 2, 4, 6])]]), {}, context);
    const read = await readAll({ ...rows, chain, inputs: [], split: null, rowIds: null, fitted: {} });
    expect(read.values).toEqual([6, 12]);
    expect([0, 1].map(rows.nameRow)).toEqual(['4', '5']);
    expect(rows.lost.map(({ rowId }) => rowId)).toEqual([1]);
  });
});

describe('rows that are copies', () => {
  it('come in the order asked for, under their own ids, from any place', async () => {
    const pipeline = await fitPipeline(
      derived(reversed, [chainOf(sourceAt('a'), dropOdd)]),
      leavesOf({ a: openNumbers(ascending(9)) }),
      context,
    );
    expect(await readAll(pipeline)).toEqual({ rowIds: [0, 1, 2, 3, 4], values: [8, 6, 4, 2, 0] });
    const twice = takeRowsOf(openNumbers([5, 6, 7]), Int32Array.of(2, 2, 0));
    const read = [];
    for await (const { batch } of twice.readBatches(Int32Array.of(2, 1), context))
      read.push(...batch.rowIds, ...batch.columns);
    expect(read).toEqual([2, 1, { type: 'numbers', elements: 1, values: Float64Array.of(5, 7) }]);
  });
});
