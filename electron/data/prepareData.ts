import path from 'node:path';
import { AppError } from '../../shared/base/appError.ts';
import { hashValue } from '../../shared/base/hash.ts';
import type { NodeProblem } from '../../shared/nodes/definition.ts';
import type { DataStep } from '../../shared/pipeline/plan.ts';
import { listAugmenting } from './augment/listAugmenting.ts';
import { pruneCache, touchFolder } from './cacheFolder.ts';
import { type Chain, findKind, listChainSources, listChainSteps, resolveChain } from './chain.ts';
import type { Batch } from './columns.ts';
import type { OpenSources } from './openSources.ts';
import { applyToAll, fitPipeline, listProblems, type Pipeline, withFinish } from './pipeline.ts';
import { type Prepared, readPrepared, SPLIT_CODES } from './preparedData.ts';
import type { DroppedRow, OpenSource, ReadContext } from './sourceImplementation.ts';
import { toWireProblem, type WireProblem } from './wireTypes.ts';
import { type PreparedBatch, writePrepared } from './writePrepared.ts';

/** Raised when the meaning of a prepared folder changes, so that an old cache is not taken for a new one. */
const PREPARED_FORMAT = 2;
/** So many rows that were left out are named one by one; the others are counted. */
const MAX_NAMED_ROWS = 20;

export interface PrepareResult {
  readonly folder: string;
  readonly hash: string;
  readonly rows: number;
  readonly cached: boolean;
  readonly problems: WireProblem[];
}

/**
 * Runs the steps that lead to `output` over all rows and leaves a prepared folder in the cache, named by the hash of
 * these steps and of what the source holds. Returns at once when it is there.
 * Errors: those of source and steps, `data.noTrainingRows`, `data.writeFailed`.
 */
export async function prepareData(
  request: { readonly steps: readonly DataStep[]; readonly output: string; readonly cacheFolder: string },
  sources: OpenSources,
  context: ReadContext,
): Promise<PrepareResult> {
  const chain = resolveChain(request.steps, request.output);
  const fingerprints: Record<string, string> = {};
  for (const { step, implementation } of listChainSources(chain)) {
    fingerprints[step.node] = await implementation.fingerprint(step.config, context);
  }
  const hash = hashChain(chain, { ...fingerprints, ...(await fingerprintSteps(chain, context)) });
  const folder = path.join(request.cacheFolder, hash);
  const present = await readPrepared(folder).catch(() => null);
  if (present) {
    await touchFolder(folder);
    return { folder, hash, rows: present.rows, cached: true, problems: [] };
  }
  return await sources.withSources(chain, context, async (leaves) => {
    const pipeline = await fitPipeline(chain, leaves, context);
    const opened = Object.fromEntries([...leaves].map(([node, leaf]) => [node, leaf.fingerprint]));
    const { step } = chain.source;
    const main = leaves.get(step.node)?.source;
    if (!main) throw new AppError('data.stepMissing', { node: step.node });
    const left: DroppedRow[] = [];
    const finished = withFinish(pipeline.steps);
    const { fitted } = pipeline;
    // Taken from the source that was really read: it may have changed since the question.
    const head = {
      hash: hashChain(chain, { ...opened, ...(await fingerprintSteps(chain, context)) }),
      fields: finished.fields,
      fitted,
      sources: opened,
      source: { node: step.node, kind: step.kind, fields: main.fields },
      augment: listAugmenting(chain),
    };
    const target = path.join(request.cacheFolder, head.hash);
    const prepared = await writePrepared(target, head, trainingBatches(pipeline, finished, left, context));
    await pruneCache(request.cacheFolder, target);
    const problems = [
      ...[...leaves.values()].flatMap(({ source }) => source.problems),
      ...listProblems(pipeline),
      ...nameDropped(pipeline.source, left, prepared),
    ];
    return {
      folder: target,
      hash: head.hash,
      rows: prepared.rows,
      cached: false,
      problems: problems.map(toWireProblem),
    };
  });
}

/** Of steps that read a file of their own, by node. */
async function fingerprintSteps(chain: Chain, context: ReadContext): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  for (const step of listChainSteps(chain)) {
    const implementation = findKind(step.kind);
    if (implementation.type !== 'prepare') continue;
    const fingerprint = await implementation.fingerprint(step.config, context);
    if (fingerprint !== null) found[step.node] = fingerprint;
  }
  return found;
}

/** Only the steps that lead to the output count: another branch of the plan changes nothing here. */
function hashChain(chain: Chain, fingerprints: Readonly<Record<string, string>>): string {
  const sources = listChainSources(chain).map(({ step }) => step);
  return hashValue({ format: PREPARED_FORMAT, sources, steps: listChainSteps(chain), fingerprints });
}

async function* trainingBatches(
  { source, split, rowIds }: Pipeline,
  step: ReturnType<typeof withFinish>,
  left: DroppedRow[],
  context: ReadContext,
): AsyncGenerator<PreparedBatch> {
  let done = 0;
  let training = 0;
  for await (const { batch, dropped } of applyToAll(source, rowIds, step, context)) {
    const codes = splitOf(batch, split);
    for (const code of codes) if (code === SPLIT_CODES.train) training++;
    done += batch.rowIds.length + dropped.length;
    context.progress('preparing', done, rowIds?.length ?? source.rows);
    left.push(...dropped);
    yield { batch, split: codes, dropped };
  }
  // Before the folder gets its name: nothing to train on is an answer, not a data set.
  if (training === 0) throw new AppError('data.noTrainingRows');
}

function splitOf(batch: Batch, split: Uint8Array | null): Uint8Array {
  return Uint8Array.from(batch.rowIds, (rowId) => (split ? (split[rowId] ?? SPLIT_CODES.train) : SPLIT_CODES.train));
}

/** Rows that were left out: files by name, the others as a count for each reason. */
function nameDropped(source: OpenSource, left: readonly DroppedRow[], prepared: Prepared): NodeProblem[] {
  const named = left.flatMap(({ rowId, reason }) => {
    const name = source.nameRow(rowId);
    return name === null ? [] : [{ ...reason, place: name }];
  });
  if (named.length > 0) return named.slice(0, MAX_NAMED_ROWS);
  return Object.entries(prepared.dropped).map(([reason, count]) => ({
    code: `${reason}Count`,
    severity: 'warning',
    values: { count },
  }));
}
