import type { FieldType } from '../../shared/nodes/portType.ts';
import { type Chain, joinSteps, type PrepareStep } from './chain.ts';
import { type Column, columnAt, joinBatches, type NumberColumn } from './columns.ts';
import { nextTurn } from './nextTurn.ts';
import type { ReadyStep } from './prepareImplementation.ts';
import type { OpenSource, ReadContext } from './sourceImplementation.ts';

/**
 * The part of every row, as the last step that divides rows says; null without one. It may look at columns as they reach
 * it, made by steps that learn nothing: what learns comes after the division.
 */
export async function divideRows(chain: Chain, source: OpenSource, context: ReadContext): Promise<Uint8Array | null> {
  const last = chain.prepares.findLastIndex(({ implementation }) => implementation.splits);
  const dividing = chain.prepares[last];
  if (!dividing) return null;
  const plain = chain.prepares.slice(0, last).filter(({ implementation }) => !implementation.fits);
  const steps = joinSteps(source.fields, plain, {}, 'training');
  return await dividing.implementation.split(dividing.step.config, {
    rows: source.rows,
    givenTest: source.givenTest,
    fields: steps.fields,
    target: findTargetOf(chain.prepares.slice(last + 1), steps.fields),
    readField: async (name) => await readFieldOf(name, steps, source, context),
  });
}

/** The target in the end: a step behind the division may make another column the target. */
function findTargetOf(later: readonly PrepareStep[], fields: readonly FieldType[]): FieldType | null {
  const last = later.findLast(({ step }) => typeof step.config.target === 'string' && step.config.target !== '');
  const named = last ? fields.find((field) => field.name === last.step.config.target) : undefined;
  return named ?? fields.find((field) => field.role === 'target') ?? null;
}

/** A plain field of all rows, by row id; missing for rows that a step has dropped. */
async function readFieldOf(
  name: string,
  steps: ReadyStep,
  source: OpenSource,
  { signal }: Pick<ReadContext, 'signal'>,
): Promise<Column> {
  const index = steps.fields.findIndex((field) => field.name === name);
  const field = steps.fields[index];
  if (!field) throw new Error(`No field ${name}`);
  // Nothing has touched it: the images beside it need not be read.
  if (source.fields.includes(field)) return await source.readField(name);
  const parts = [];
  for await (const { batch } of source.readBatches(null, { signal })) {
    await nextTurn();
    signal.throwIfAborted();
    const { batch: applied } = steps.apply(batch);
    parts.push({ fields: [field], rowIds: applied.rowIds, columns: [columnAt(applied, index)] });
  }
  const all = joinBatches(parts);
  if (field.dtype === 'string') return spreadTexts(all?.rowIds ?? [], all && columnAt(all, 0), source.rows);
  return spreadNumbers(all?.rowIds ?? [], all && columnAt(all, 0), source.rows);
}

function spreadTexts(rowIds: ArrayLike<number>, column: Column | null, rows: number): Column {
  const values = new Array<string | null>(rows).fill(null);
  if (column?.type === 'texts') for (const [i, text] of column.values.entries()) values[rowIds[i] ?? 0] = text;
  return { type: 'texts', values };
}

function spreadNumbers(rowIds: ArrayLike<number>, column: Column | null, rows: number): NumberColumn {
  const values = new Float64Array(rows).fill(Number.NaN);
  if (column?.type === 'numbers') {
    for (const [i, value] of column.values.entries()) values[rowIds[i] ?? 0] = value / (column.divisor ?? 1);
  }
  return { type: 'numbers', elements: 1, values };
}
