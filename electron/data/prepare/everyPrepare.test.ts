import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { allNodes } from '../../../shared/nodes/allNodes.ts';
import type { NodeDefinition } from '../../../shared/nodes/definition.ts';
import type { DatasetType } from '../../../shared/nodes/portType.ts';
import type { DataStep } from '../../../shared/pipeline/plan.ts';
import { findKind, findSource } from '../chain.ts';
import { type Batch, columnAt, joinBatches, takeRows } from '../columns.ts';
import { openColumns } from '../openColumns.ts';
import { fitPipeline } from '../pipeline.ts';
import { SPLIT_CODES } from '../preparedData.ts';
import type { PrepareImplementation, ReadyStep } from '../prepareImplementation.ts';
import { splitStep } from '../testing/dataFixture.ts';
import { makeRandomRows, readCells } from '../testing/randomTable.ts';

/** Every kind with every example of its definition whose types are all known: what a kind is tested on is what it says. */
interface Case {
  readonly name: string;
  readonly kind: PrepareImplementation;
  readonly config: Readonly<Record<string, unknown>>;
  readonly dataset: DatasetType;
  readonly fields: DatasetType['fields'];
}

const definitions: readonly NodeDefinition[] = allNodes;
const cases = definitions.flatMap((node): Case[] => {
  if (node.step(node.initialValues()).type !== 'prepare') return [];
  const kind = findKind(node.kind);
  if (kind.type !== 'prepare') return [];
  return node.examples.flatMap((example): Case[] => {
    const dataset = example.inputs.data?.[0];
    const { values } = node.readValues(example.values ?? {});
    const step = node.step(values);
    const [output] = example.output === 'rejected' ? [] : (node.infer(values, example.inputs, null).outputs ?? []);
    if (dataset?.carries !== 'dataset' || output?.carries !== 'dataset' || step.type !== 'prepare') return [];
    const isKnown = [...dataset.fields, ...output.fields].every(
      ({ classes, shape }) => classes !== null && !shape.includes(null),
    );
    const name = `${node.kind}: ${example.title}`;
    return isKnown ? [{ name, kind, config: step.config, dataset, fields: output.fields }] : [];
  });
});
/** `npm run test:millionRows` asks for more than the suite has time for. */
const MANY = Number(process.env.TENSORLOOM_MANY_ROWS ?? 100_000);
const hasImages = ({ dataset }: Case) => dataset.fields.some(({ shape }) => shape.length > 1);
const byKind = [...new Map(cases.map((one) => [one.kind.kind, one])).values()];

/** Where examples that name a file of their own find it. */
const context = {
  places: { projectFolder: path.join(import.meta.dirname, '..', 'testing', 'tokenizer'), resourcesFolder: '' },
  signal: new AbortController().signal,
  progress: () => {},
};
const isTraining = (rowId: number) => rowId % 4 !== 3;

async function prepare({ kind, config, dataset }: Case, training: Batch): Promise<ReadyStep> {
  const batches = async function* () {
    if (training.rowIds.length > 0) yield training;
  };
  const fitted = await kind.fit(config, dataset.fields, batches, context);
  // As it comes back from a model folder.
  return kind.ready(config, dataset.fields, JSON.parse(JSON.stringify(fitted)), 'training', isTraining);
}

/** Whole rows, every column as its field says. */
function expectWhole(batch: Batch, fields: DatasetType['fields']): void {
  expect(batch.fields).toEqual(fields);
  expect(batch.columns).toHaveLength(fields.length);
  for (const [index, field] of fields.entries()) {
    const column = columnAt(batch, index);
    const elements = field.shape.reduce<number>((product, dim) => product * (dim ?? 0), 1);
    expect(column.type, field.name).toBe(field.dtype === 'string' ? 'texts' : 'numbers');
    expect(column.values.length, field.name).toBe(batch.rowIds.length * elements);
    if (column.type === 'numbers') expect(column.elements, field.name).toBe(elements);
  }
}

/** No infinite number ever leaves a step: what cannot be calculated is missing. */
function expectFinite({ columns }: Batch): void {
  for (const column of columns) {
    if (column.type === 'numbers') expect(column.values.some((value) => Math.abs(value) === Infinity)).toBe(false);
  }
}

it('looks at every kind that has an implementation', () => {
  const kinds = definitions.filter((node) => node.step(node.initialValues()).type === 'prepare');
  const expected = kinds.map(({ kind }) => kind).filter((kind) => findKind(kind).type === 'prepare');
  expect(byKind.map(({ kind }) => kind.kind).sort()).toEqual(expected.sort());
});

describe('every kind of preparation', () => {
  it.each(cases)('$name · an empty table', async (one) => {
    const empty = makeRandomRows(one.dataset.fields, 0);
    expectWhole((await prepare(one, empty)).apply(empty).batch, one.fields);
    expectFinite((await prepare(one, empty)).apply(makeRandomRows(one.dataset.fields, 5)).batch);
  });

  it.each(cases)('$name · one row', async (one) => {
    const single = makeRandomRows(one.dataset.fields, 1, 0);
    const { batch } = (await prepare(one, single)).apply(single);
    expectWhole(batch, one.fields);
    expectFinite(batch);
  });

  it.each(cases)('$name · all missing', async (one) => {
    const missing = makeRandomRows(one.dataset.fields, 20, 1);
    const { batch, dropped } = (await prepare(one, missing)).apply(missing);
    expectWhole(batch, one.fields);
    expectFinite(batch);
    if (one.kind.mode !== 'training-only') expect(batch.rowIds.length + dropped.length).toBe(20);
  });

  it.each(cases)('$name · one by one as all at once', async (one) => {
    const rows = makeRandomRows(one.dataset.fields, 40, 0.2);
    const ready = await prepare(one, takeRows(rows, Int32Array.from(rows.rowIds.filter(isTraining))));
    const whole = ready.apply(rows);
    const parts = [...rows.rowIds].map((row) => ready.apply(takeRows(rows, [row])));
    const joined = joinBatches(parts.map(({ batch }) => batch).filter(({ rowIds }) => rowIds.length > 0));
    expect(parts.flatMap(({ dropped }) => dropped)).toEqual(whole.dropped);
    expect([...(joined?.rowIds ?? [])]).toEqual([...whole.batch.rowIds]);
    for (const [index, column] of whole.batch.columns.entries()) {
      if (joined) expect(readCells(columnAt(joined, index))).toEqual(readCells(column));
    }
  });

  it.each(byKind)('$kind.kind · many rows', async (one) => {
    const rows = makeRandomRows(one.dataset.fields, hasImages(one) ? MANY / 1000 : MANY, 0.01);
    const start = performance.now();
    const { batch } = (await prepare(one, rows)).apply(rows);
    console.log(`${one.kind.kind}: ${rows.rowIds.length} rows in ${Math.round(performance.now() - start)} ms`);
    expectWhole(batch, one.fields);
    expectFinite(batch);
  });
});

describe('nothing leaks', () => {
  const ROWS = 200;
  const learning = cases.filter(({ kind }) => kind.fits);

  async function learn({ kind, config }: Case, table: Batch, splitFirst: boolean) {
    const source = openColumns({
      fields: table.fields,
      columns: table.columns,
      rows: table.rowIds.length,
      batchRows: 64,
    });
    const steps = [splitStep({ seed: 5 }), { kind: kind.kind, config }];
    const prepares = (splitFirst ? steps : steps.toReversed()).map((step) => {
      const implementation = findKind(step.kind);
      if (implementation.type !== 'prepare') throw new Error(`${step.kind} derives`);
      return { step: stepOf(step.kind, 'prepare', step.config), implementation };
    });
    const base = {
      type: 'source' as const,
      step: stepOf('csvFile', 'source', {}),
      implementation: findSource('csvFile'),
    };
    const leaves = new Map([[base.step.node, { source, fingerprint: '' }]]);
    return await fitPipeline({ base, source: base, prepares }, leaves, context);
  }
  const stepOf = (kind: string, type: DataStep['type'], config: Readonly<Record<string, unknown>>): DataStep => ({
    ...{ node: `${kind}_1`, kind, type, config, inputs: [] },
  });

  /** The rows of validation and test with the values of others, made of other chance; the training rows as they are. */
  function replaceHeldOut(table: Batch, other: Batch, split: Uint8Array): Batch {
    const both = joinBatches([table, other]);
    if (!both) throw new Error('no rows');
    const rows = [...split].map((code, row) => (code === SPLIT_CODES.train ? row : ROWS + row));
    return { ...takeRows(both, rows), rowIds: table.rowIds };
  }

  it('has kinds that learn', () => expect(new Set(learning.map(({ kind }) => kind.kind)).size).toBeGreaterThan(12));

  it('would see it: other training rows are learned from', async () => {
    const changed = new Set<string>();
    for (const one of learning) {
      const [before, after] = await Promise.all(
        [3, 4].map(async (seed) => await learn(one, makeRandomRows(one.dataset.fields, ROWS, 0.2, seed), true)),
      );
      if (JSON.stringify(before?.fitted) !== JSON.stringify(after?.fitted)) changed.add(one.kind.kind);
    }
    // What learns nothing from cells: one-hot has the classes of the field, subword tokens a file.
    const unchanged = new Set(learning.map(({ kind }) => kind.kind).filter((kind) => !changed.has(kind)));
    expect([...unchanged].sort()).toEqual(['oneHot', 'subwordTokens']);
  });

  it.each(learning.flatMap((one) => [true, false].map((splitFirst) => ({ ...one, splitFirst }))))(
    '$name (split first: $splitFirst)',
    async ({ splitFirst, ...one }) => {
      const table = makeRandomRows(one.dataset.fields, ROWS, 0.05, 3);
      const before = await learn(one, table, splitFirst);
      if (!before.split) throw new Error('not divided');
      const other = replaceHeldOut(table, makeRandomRows(one.dataset.fields, ROWS, 0.3, 4), before.split);
      const after = await learn(one, other, splitFirst);
      expect(after.split).toEqual(before.split);
      expect(after.fitted).toEqual(before.fitted);
      expect(Object.keys(before.fitted)).toEqual([`${one.kind.kind}_1`]);
    },
  );
});
