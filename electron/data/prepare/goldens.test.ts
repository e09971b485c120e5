import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import { findDefinition } from '../../../shared/nodes/registry.ts';
import { findKind } from '../chain.ts';
import { type Batch, columnAt, joinBatches } from '../columns.ts';
import { openColumns } from '../openColumns.ts';
import type { OpenSource } from '../sourceImplementation.ts';
import { makeBatch } from '../testing/dataFixture.ts';
import { readCells } from '../testing/randomTable.ts';

const cellSchema = z.union([z.number(), z.string(), z.null()]);
const tableSchema = z.record(z.string(), z.array(cellSchema));
const goldensSchema = z.object({
  cases: z.array(
    z.object({
      name: z.string(),
      kind: z.string(),
      config: z.record(z.string(), z.unknown()),
      table: tableSchema,
      expected: tableSchema,
      target: z.string().nullable(),
      /** Rows as training treats them; without it, as new rows. */
      training: z.boolean().optional(),
      other: tableSchema.optional(),
    }),
  ),
});
type Golden = z.infer<typeof goldensSchema>['cases'][number];
type Cell = z.infer<typeof cellSchema>;

const { cases } = goldensSchema.parse(
  JSON.parse(fs.readFileSync(path.join(import.meta.dirname, 'golden', 'preparation.json'), 'utf8')),
);
/** How far values may differ from scikit-learn's, of their size; where it stops looking earlier than we do, more. */
const TOLERANCE: Readonly<Record<string, number>> = { 'Yeo-Johnson': 1e-5 };
const DEFAULT_TOLERANCE = 1e-7;

function describeTable(table: Readonly<Record<string, readonly Cell[]>>, target: string | null): Batch {
  return makeBatch(
    Object.entries(table).map(([name, values]) => {
      const missing = values.filter((value) => value === null).length;
      const role = name === target ? 'target' : 'feature';
      const texts = values.filter((value) => typeof value === 'string');
      const field: FieldType =
        texts.length > 0
          ? {
              name,
              dtype: 'string',
              shape: [],
              role,
              semantic: 'category',
              missing,
              classes: [...new Set(texts)].sort(),
            }
          : { name, dtype: 'float32', shape: [], role, semantic: 'number', missing };
      return { field, values };
    }),
  );
}

function openTable(batch: Batch): OpenSource {
  return openColumns({ fields: batch.fields, columns: batch.columns, rows: batch.rowIds.length, batchRows: 7 });
}

async function run({ kind, config, table, target, training, other }: Golden): Promise<Batch> {
  const definition = findDefinition(kind);
  if (!definition) throw new Error(`No kind ${kind}`);
  const { values, problems } = definition.readValues(config);
  expect(problems).toEqual([]);
  const step = definition.step(values);
  if (step.type !== 'prepare') throw new Error(`${kind} prepares nothing`);
  const batch = describeTable(table, target);
  const signal = new AbortController().signal;
  const implementation = findKind(kind);
  if (implementation.type === 'derive') {
    const inputs = [openTable(batch), ...(other ? [openTable(describeTable(other, null))] : [])];
    const context = { places: { projectFolder: null, resourcesFolder: '' }, signal, progress: () => {} };
    const derived = await implementation.derive(step.config, inputs, { ...context, purpose: 'training' });
    const read: Batch[] = [];
    for await (const part of derived.readBatches(null, { signal })) read.push(part.batch);
    const all = joinBatches(read);
    if (!all) throw new Error('no rows');
    return all;
  }
  const fitted = await implementation.fit(step.config, batch.fields, async function* () {
    for await (const part of openTable(batch).readBatches(null, { signal })) yield part.batch;
  });
  const purpose = training ? 'training' : 'prediction';
  return implementation.ready(step.config, batch.fields, JSON.parse(JSON.stringify(fitted)), purpose).apply(batch)
    .batch;
}

describe('as scikit-learn and pandas', () => {
  it('has cases', () => expect(cases.length).toBeGreaterThan(40));

  it.each(cases)('$name', async (golden) => {
    const batch = await run(golden);
    const tolerance = TOLERANCE[golden.name] ?? DEFAULT_TOLERANCE;
    for (const [name, expected] of Object.entries(golden.expected)) {
      const index = batch.fields.findIndex((field) => field.name === name);
      expect(index, name).toBeGreaterThanOrEqual(0);
      const cells = readCells(columnAt(batch, index));
      expect(cells, name).toHaveLength(expected.length);
      for (const [at, value] of expected.entries()) {
        const cell = cells[at];
        if (typeof value !== 'number' || typeof cell !== 'number') expect(cell, `${name} ${at}`).toBe(value);
        else
          expect(Math.abs(cell - value), `${name} ${at}: ${cell} for ${value}`).toBeLessThanOrEqual(
            tolerance * Math.max(1, Math.abs(value)),
          );
      }
    }
  });
});
