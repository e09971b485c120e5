import { AppError } from '../../../shared/base/appError.ts';
import { type Chain, type Fitted, joinSteps } from '../chain.ts';
import { deriveFrom, viewOf } from '../pipeline.ts';
import type { PipelineView } from '../pipelineView.ts';
import type { ReadyStep } from '../prepareImplementation.ts';
import type { DroppedRow, OpenSource, ReadContext } from '../sourceImplementation.ts';

/** Rows to predict for, before the steps after the last deriving one, and these steps. */
export interface PredictionRows {
  readonly source: OpenSource;
  readonly steps: ReadyStep;
  /** Rows that a person gave and that no derived row is made of, because a step before dropped them. */
  readonly lost: readonly DroppedRow[];
  /** What a person knows a row by. */
  nameRow(rowId: number): string;
}

/**
 * The rows of a chain with what its steps learned in training. `sources` holds the new rows under the node of the main
 * source, and what they are joined with under the nodes of the others.
 */
export async function openPrediction(
  chain: Chain,
  sources: ReadonlyMap<string, OpenSource>,
  fitted: Fitted,
  context: ReadContext,
): Promise<PredictionRows> {
  const { base } = chain;
  if (base.type === 'source') {
    const source = sources.get(base.step.node);
    if (!source) throw new AppError('data.stepMissing', { node: base.step.node });
    const steps = joinSteps(source.fields, chain.prepares, fitted, 'prediction');
    return { source, steps, lost: [], nameRow: (rowId) => source.nameRow(rowId) ?? String(rowId + 1) };
  }
  const inputs: { readonly view: PipelineView; readonly rows: PredictionRows }[] = [];
  for (const input of base.inputs) {
    const rows = await openPrediction(input, sources, fitted, context);
    const view = await viewOf({ source: rows.source, steps: rows.steps, chain: input }, context);
    inputs.push({ view, rows });
  }
  const source = await deriveFrom(base, inputs, 'prediction', context);
  const [main] = inputs;
  return {
    source,
    steps: joinSteps(source.fields, chain.prepares, fitted, 'prediction'),
    // Rows of the other tables are not what was asked for.
    lost: main ? [...main.rows.lost, ...(main.rows.source.originOf ? [] : main.view.left)] : [],
    nameRow: (rowId) => {
      // A window is known by its last row: the moment for which the network says what comes.
      const last = source.originOf?.(rowId).findLast(({ input }) => input === 0);
      if (!last || !main) return source.nameRow(rowId) ?? String(rowId + 1);
      return main.rows.nameRow(main.view.baseRows[last.rowId] ?? last.rowId);
    },
  };
}
