import { describe, expect, it } from 'vitest';
import { allNodes } from '../../../shared/nodes/allNodes.ts';
import type { NodeDefinition } from '../../../shared/nodes/definition.ts';
import type { DatasetType } from '../../../shared/nodes/portType.ts';
import { findKind } from '../chain.ts';
import { type Batch, columnAt, joinBatches } from '../columns.ts';
import type { DeriveImplementation } from '../deriveImplementation.ts';
import { openColumns } from '../openColumns.ts';
import type { OpenSource } from '../sourceImplementation.ts';
import { makeRandomRows, readCells } from '../testing/randomTable.ts';

/** Every kind whose rows are new ones, with every example of its definition whose types are all known. */
interface Case {
  readonly name: string;
  readonly kind: DeriveImplementation;
  readonly config: Readonly<Record<string, unknown>>;
  readonly datasets: readonly DatasetType[];
  readonly output: DatasetType;
}

const definitions: readonly NodeDefinition[] = allNodes;
const derives = definitions.filter((node) => {
  const { type } = node.step(node.initialValues());
  return type === 'prepare' && findKind(node.kind).type === 'derive';
});
const cases = derives.flatMap((node): Case[] => {
  const kind = findKind(node.kind);
  if (kind.type !== 'derive') return [];
  return node.examples.flatMap((example): Case[] => {
    const { values } = node.readValues(example.values ?? {});
    const step = node.step(values);
    const datasets = node
      .inputs(values)
      .flatMap((port) => example.inputs[port.name] ?? [])
      .filter((type) => type.carries === 'dataset');
    const [output] = example.output === 'rejected' ? [] : (node.infer(values, example.inputs, null).outputs ?? []);
    if (step.type !== 'prepare' || output?.carries !== 'dataset') return [];
    const isKnown = [...datasets, output].every(({ fields }) =>
      fields.every(({ classes, shape }) => classes !== null && !shape.includes(null)),
    );
    return isKnown ? [{ name: `${node.kind}: ${example.title}`, kind, config: step.config, datasets, output }] : [];
  });
});

/** A table that is looked up is smaller. */
const OTHER_ROWS = 10;
const { signal } = new AbortController();
const context = { places: { projectFolder: null, resourcesFolder: '' }, signal, progress: () => {} };

async function derive(one: Case, rows: number, missing: number, purpose: 'training' | 'prediction' = 'training') {
  const inputs = one.datasets.map(({ fields }, i) => {
    const { columns } = makeRandomRows(fields, i === 0 ? rows : Math.min(rows, OTHER_ROWS), missing, i + 1);
    return openColumns({ fields, columns, rows: i === 0 ? rows : Math.min(rows, OTHER_ROWS) });
  });
  return await one.kind.derive(one.config, inputs, { ...context, purpose });
}

async function readAll(source: OpenSource, rowIds: Int32Array | null = null): Promise<Batch | null> {
  const read: Batch[] = [];
  for await (const { batch } of source.readBatches(rowIds, { signal })) if (batch.rowIds.length > 0) read.push(batch);
  return joinBatches(read);
}

function expectWhole(batch: Batch | null, source: OpenSource, { output }: Case): void {
  expect(source.fields).toEqual(output.fields);
  if (!batch) return;
  expect([...batch.rowIds]).toEqual(Array.from({ length: batch.rowIds.length }, (_, row) => row));
  for (const [index, field] of output.fields.entries()) {
    const column = columnAt(batch, index);
    const elements = field.shape.reduce<number>((product, dim) => product * (dim ?? 0), 1);
    expect(column.type, field.name).toBe(field.dtype === 'string' ? 'texts' : 'numbers');
    expect(column.values.length, field.name).toBe(batch.rowIds.length * elements);
  }
}

it('has an example of every such kind', () => {
  expect(derives.length).toBeGreaterThan(4);
  // What a query gives is known only when it has run; sqlQuery has tests of its own.
  const expected = derives.map(({ kind }) => kind).filter((kind) => kind !== 'sqlQuery');
  expect([...new Set(cases.map(({ kind }) => kind.kind))].sort()).toEqual(expected.sort());
});

describe('every step whose rows are new ones', () => {
  it.each(cases)('$name · an empty table', async (one) => {
    const source = await derive(one, 0, 0);
    expect(source.rows).toBe(0);
    expectWhole(await readAll(source), source, one);
  });

  it.each(cases)('$name · one row', async (one) => {
    const source = await derive(one, 1, 0, 'prediction');
    expectWhole(await readAll(source), source, one);
  });

  it.each(cases)('$name · all missing', async (one) => {
    const source = await derive(one, 30, 1);
    expectWhole(await readAll(source), source, one);
  });

  it.each(cases)('$name · the same rows whenever and however they are read', async (one) => {
    const source = await derive(one, 200, 0.1);
    const again = await derive(one, 200, 0.1);
    const all = await readAll(source);
    expect((await readAll(again))?.columns).toEqual(all?.columns);
    if (!all) return;
    const some = Int32Array.from(all.rowIds.filter((row) => row % 3 === 1)).reverse();
    const read = await readAll(source, some);
    expect([...(read?.rowIds ?? [])]).toEqual([...some]);
    for (const [index, column] of all.columns.entries()) {
      const elements = column.values.length / all.rowIds.length;
      const cells = readCells(column);
      const expected = [...some].flatMap((row) => cells.slice(row * elements, (row + 1) * elements));
      expect(read ? readCells(columnAt(read, index)) : []).toEqual(expected);
    }
    for (const row of all.rowIds) {
      for (const origin of source.originOf?.(row) ?? []) {
        expect(origin.rowId).toBeLessThan(origin.input === 0 ? 200 : OTHER_ROWS);
      }
    }
  });

  it.each(cases)('$name · many rows', async (one) => {
    const rows = one.datasets.some(({ fields }) => fields.some(({ shape }) => shape.length > 1)) ? 100 : 100_000;
    const start = performance.now();
    const source = await derive(one, rows, 0.01);
    let count = 0;
    for await (const { batch, dropped } of source.readBatches(null, { signal })) {
      count += batch.rowIds.length + dropped.length;
    }
    console.log(`${one.name}: ${rows} rows to ${source.rows} in ${Math.round(performance.now() - start)} ms`);
    expect(count).toBe(source.rows);
  });
});
