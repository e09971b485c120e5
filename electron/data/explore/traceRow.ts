import type { Cell, RowTrace } from '../../../shared/ipc/dataContract.ts';
import type { NodeProblem } from '../../../shared/nodes/definition.ts';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import type { DataStep } from '../../../shared/pipeline/plan.ts';
import { describeRow } from '../cells.ts';
import { joinSteps, listDecoders } from '../chain.ts';
import type { KeptPipelines } from '../keptPipelines.ts';
import type { Pipeline } from '../pipeline.ts';
import { SPLIT_CODES } from '../preparedData.ts';
import type { ReadContext } from '../sourceImplementation.ts';
import { toWireField, toWireProblem } from '../wireTypes.ts';

type Stage = RowTrace['stages'][number];

/**
 * What every step did to one row: its values after each, and where it was dropped and why. `rowId` is the number that the
 * row has where it leaves `node`; the way goes back to the source from there, and on to `output`.
 */
export async function traceRow(
  request: {
    readonly steps: readonly DataStep[];
    readonly output: string;
    readonly node: string;
    readonly rowId: number;
  },
  kept: KeptPipelines,
  context: ReadContext,
): Promise<RowTrace> {
  return await kept.withPipeline(request, context, async (pipeline) => ({
    stages: await follow(pipeline, request.node, request.rowId, context),
  }));
}

/** From the source through `node`, where the row has this id, to the end of the pipeline or to where it is dropped. */
async function follow(pipeline: Pipeline, node: string, rowId: number, context: ReadContext): Promise<Stage[]> {
  const { base, prepares } = pipeline.chain;
  if (base.step.node === node || prepares.some(({ step }) => step.node === node)) {
    return [...(await goBack(pipeline, rowId, context)), ...(await walk(pipeline, rowId, 1, context))];
  }
  for (const [input, one] of pipeline.inputs.entries()) {
    if (!holds(one.pipeline, node)) continue;
    const before = await follow(one.pipeline, node, rowId, context);
    const last = before.at(-1);
    if (!last || last.dropped) return before;
    const place = one.view.baseRows.indexOf(last.rowId);
    const derived = place < 0 ? -1 : findDerived(pipeline, input, place);
    if (derived < 0)
      return [...before, dropped(base.step.node, last.rowId, { code: 'data.notTaken', severity: 'warning' })];
    return [...before, ...(await walk(pipeline, derived, madeOf(pipeline, derived), context))];
  }
  return [];
}

/** The stages before the base of a pipeline, for the first of the rows that this one is made of. */
async function goBack(pipeline: Pipeline, rowId: number, context: ReadContext): Promise<Stage[]> {
  const origin = pipeline.source.originOf?.(rowId).find(({ isLookedUp }) => isLookedUp !== true);
  const input = origin && pipeline.inputs[origin.input];
  if (!input) return [];
  const before = input.view.baseRows[origin.rowId] ?? 0;
  return [...(await goBack(input.pipeline, before, context)), ...(await walk(input.pipeline, before, 1, context))];
}

function holds({ chain, inputs }: Pipeline, node: string): boolean {
  return (
    chain.base.step.node === node ||
    chain.prepares.some(({ step }) => step.node === node) ||
    inputs.some(({ pipeline }) => holds(pipeline, node))
  );
}

function findDerived({ source }: Pipeline, input: number, place: number): number {
  for (let row = 0; row < source.rows; row++) {
    if (source.originOf?.(row).some((origin) => origin.input === input && origin.rowId === place)) return row;
  }
  return -1;
}

function madeOf({ source }: Pipeline, rowId: number): number {
  return source.originOf?.(rowId).filter(({ isLookedUp }) => isLookedUp !== true).length ?? 1;
}

/** The row as it leaves the base, then as it leaves each step. */
async function walk(pipeline: Pipeline, rowId: number, rows: number, context: ReadContext): Promise<Stage[]> {
  const { source, chain, fitted, split } = pipeline;
  const { node } = chain.base.step;
  const decoders = listDecoders(chain, fitted);
  const isTraining = split ? (id: number) => split[id] === SPLIT_CODES.train : undefined;
  for await (const { batch, dropped: lost } of source.readBatches(Int32Array.of(rowId), context)) {
    const [first] = lost;
    if (batch.rowIds.length === 0) return first ? [dropped(node, rowId, first.reason)] : [];
    const stages = [
      shown(node, rowId, Math.max(rows, madeOf(pipeline, rowId)), batch.fields, await describeRow(batch, 0)),
    ];
    for (const [index, { step }] of chain.prepares.entries()) {
      const steps = joinSteps(source.fields, chain.prepares.slice(0, index + 1), fitted, 'training', isTraining);
      const applied = steps.apply(batch);
      const [reason] = applied.dropped;
      if (reason) return [...stages, dropped(step.node, rowId, reason.reason)];
      if (applied.batch.rowIds.length === 0) return stages;
      stages.push(shown(step.node, rowId, 1, steps.fields, await describeRow(applied.batch, 0, decoders)));
    }
    return stages;
  }
  return [];
}

function shown(node: string, rowId: number, rows: number, fields: readonly FieldType[], cells: Cell[]): Stage {
  return { node, rowId, madeOf: rows, fields: fields.map(toWireField), cells, dropped: null };
}

function dropped(node: string, rowId: number, reason: NodeProblem): Stage {
  return { node, rowId, madeOf: 1, fields: [], cells: null, dropped: toWireProblem(reason) };
}
