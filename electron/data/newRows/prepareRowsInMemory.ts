import { AppError } from '../../../shared/base/appError.ts';
import type { NodeProblem } from '../../../shared/nodes/definition.ts';
import { applyInTurn, withoutSkipped } from '../chain.ts';
import { type Batch, columnAt, type NumberColumn } from '../columns.ts';
import { finishFields } from '../finishFields.ts';
import type { OpenSources } from '../openSources.ts';
import { applyToAll } from '../pipeline.ts';
import type { ReadyStep } from '../prepareImplementation.ts';
import type { ReadContext } from '../sourceImplementation.ts';
import { toWireProblem, type WireProblem } from '../wireTypes.ts';
import type { ModelPreparations } from './modelPreparations.ts';
import { type ImagesFrom, type NewRowsFrom, openNewRows } from './openNewRows.ts';
import { openPrediction } from './openPrediction.ts';
import { checkUnchanged, withMain } from './prepareNewRows.ts';

/** Rows as a network takes them, without a file. */
export interface RowsInMemory {
  rows: number;
  fields: { name: string; elements: number; values: Float32Array }[];
  sources: { name: string; prepared: number | null; reason: WireProblem | null }[];
}

/**
 * Prepares a few rows for a model with what its steps learned in training, and gives back the numbers of some fields: the
 * very numbers that writing a prepared folder and gathering from it would give.
 * Errors: those of openNewRows, `data.modelBroken`, `data.sourceChanged`, `data.fieldHasNoNumbers`.
 */
export async function prepareRowsInMemory(
  request: {
    readonly modelFolder: string;
    readonly from: Extract<NewRowsFrom, { type: 'rows' }> | ImagesFrom;
    readonly fields: readonly string[];
  },
  models: ModelPreparations,
  sources: OpenSources,
  context: ReadContext,
): Promise<RowsInMemory> {
  const model = await models.read(request.modelFolder);
  const main = model.chain.source.step.node;
  const opened = await openNewRows(request.from, model, context);
  const chain = withoutSkipped(model.chain);
  return await sources.withSources(
    chain,
    context,
    async (leaves) => {
      checkUnchanged(leaves, model);
      const prediction = await openPrediction(chain, withMain(leaves, main, opened), model.fitted, context);
      const { source, steps, lost, nameRow } = prediction;
      const finish = finishFields(steps.fields, 'prediction');
      const whole: ReadyStep = { fields: finish.fields, apply: (batch) => applyInTurn([steps, finish], batch) };
      const batches: Batch[] = [];
      const placed = new Map<number, number>();
      const reasons = new Map<number, NodeProblem>();
      for await (const { batch, dropped } of applyToAll(source, null, whole, context)) {
        for (const rowId of batch.rowIds) placed.set(rowId, placed.size);
        for (const { rowId, reason } of dropped) reasons.set(rowId, reason);
        if (batch.rowIds.length > 0) batches.push(batch);
      }
      const derived = Array.from({ length: source.rows }, (_, rowId) => {
        const reason = reasons.get(rowId);
        return {
          name: nameRow(rowId),
          prepared: placed.get(rowId) ?? null,
          reason: reason ? toWireProblem(reason) : null,
        };
      });
      const gone = lost.map(({ rowId, reason }) => ({
        name: String(rowId + 1),
        prepared: null,
        reason: toWireProblem(reason),
      }));
      return {
        rows: placed.size,
        fields: placed.size === 0 ? [] : request.fields.map((name) => readField(name, whole, batches, placed.size)),
        sources: [...derived, ...gone],
      };
    },
    main,
  );
}

function readField(name: string, { fields }: ReadyStep, batches: readonly Batch[], rows: number) {
  const place = fields.findIndex((field) => field.name === name);
  const field = fields[place];
  if (!field || field.dtype === 'string') throw new AppError('data.fieldHasNoNumbers', { field: name });
  const elements = field.shape.reduce<number>((product, size) => product * (size ?? 0), 1);
  const values = new Float32Array(rows * elements);
  let at = 0;
  for (const batch of batches) {
    const column = columnAt(batch, place);
    if (column.type === 'texts') throw new AppError('data.fieldHasNoNumbers', { field: name });
    if (column.elements !== elements) {
      throw new Error(`Field ${name} has ${column.elements} numbers a row, expected ${elements}`);
    }
    copyNumbers(column, values, at);
    at += column.values.length;
  }
  return { name, elements, values };
}

/** Rounded as a prepared folder rounds: to float32 first, then divided. */
function copyNumbers({ values, divisor }: NumberColumn, out: Float32Array, at: number): void {
  out.set(values, at);
  if (divisor === undefined || divisor === 1) return;
  for (let i = at; i < at + values.length; i++) out[i] = (out[i] ?? 0) / divisor;
}
