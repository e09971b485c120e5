import { appendFile, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../shared/base/appError.ts';
import { stringifySorted } from '../../../shared/base/hash.ts';
import { type Plan, planSchema } from '../../../shared/pipeline/plan.ts';
import type { RunEvent } from '../../../shared/run/runEvents.ts';
import { RUN_FILES } from '../../../shared/run/runFiles.ts';
import {
  type MetricPoint,
  metricPointSchema,
  type RunInfo,
  type RunState,
  type RunSummary,
  runInfoSchema,
  runStateSchema,
} from '../../../shared/run/runRecord.ts';
import { readJsonFile, readTextFile } from '../jsonFile.ts';
import { writeFileAtomic } from '../writeFileAtomic.ts';

/** `data.json`: what the run was trained on, so that nothing is ever evaluated on other data without a word. */
export const runDataSchema = z.object({
  /** Hash of the prepared data; null until it was prepared for the first time. */
  hash: z.string().nullable(),
  rows: z.number().int().nullable(),
  splitCounts: z.object({ train: z.number(), validation: z.number(), test: z.number() }).nullable(),
  /** Fingerprints of the sources by node id. */
  sources: z.record(z.string(), z.string()),
});
export type RunData = z.infer<typeof runDataSchema>;

/** Files and folders of a run, as absolute paths. */
export function runPaths(folder: string) {
  const inside = (name: string) => path.join(folder, name);
  return {
    info: inside(RUN_FILES.info),
    plan: inside(RUN_FILES.plan),
    data: inside(RUN_FILES.data),
    state: inside(RUN_FILES.state),
    events: inside(RUN_FILES.events),
    metrics: inside(RUN_FILES.metrics),
    log: inside(RUN_FILES.log),
    model: inside(RUN_FILES.model),
    net: inside(RUN_FILES.net),
    schema: inside(RUN_FILES.schema),
    bestWeights: inside(RUN_FILES.bestWeights),
    /** The process that works on the run, so that one that is gone is noticed. */
    owner: inside('owner.json'),
    predictions: inside('predictions'),
    report: (split: string) => path.join(folder, 'predictions', `${split}.evaluation.json`),
  };
}

/** Writes the folder of a run before anything starts. `state.json` comes last: a folder without it is none. */
export async function createRunFolder(folder: string, info: RunInfo, plan: Plan, state: RunState): Promise<void> {
  const paths = runPaths(folder);
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).some((name) => name === 'run.json' || name === 'plan.json')) {
    throw new AppError('run.folderTaken', { path: folder });
  }
  await writeJson(paths.info, info);
  await writeJson(paths.plan, plan);
  await writeRunData(folder, { hash: null, rows: null, splitCounts: null, sources: {} });
  await writeJson(paths.state, state);
}

/**
 * A run as lists show it.
 * @throws AppError run.notFound: no run in this folder; run.unreadable: names the file
 */
export async function readRunSummary(folder: string): Promise<RunSummary> {
  return { info: await readRunInfo(folder), state: await readRunState(folder), folder };
}

export function readRunInfo(folder: string): Promise<RunInfo> {
  return readPart(folder, runPaths(folder).info, runInfoSchema);
}

export function readRunState(folder: string): Promise<RunState> {
  return readPart(folder, runPaths(folder).state, runStateSchema);
}

export function readRunPlan(folder: string): Promise<Plan> {
  return readPart(folder, runPaths(folder).plan, planSchema);
}

export function readRunData(folder: string): Promise<RunData> {
  return readPart(folder, runPaths(folder).data, runDataSchema);
}

export function writeRunInfo(folder: string, info: RunInfo): Promise<void> {
  return writeJson(runPaths(folder).info, info);
}

export function writeRunState(folder: string, state: RunState): Promise<void> {
  return writeJson(runPaths(folder).state, state);
}

export function writeRunData(folder: string, data: RunData): Promise<void> {
  return writeJson(runPaths(folder).data, data);
}

/**
 * Appends to the history of the run what its trainer could not: that it died, or never began. The trainer itself writes
 * everything else, and is gone when this is called.
 */
export async function appendRunEnd(folder: string, state: RunState): Promise<void> {
  const { epoch, step, failure } = state;
  const common = { at: Date.now(), epoch, step };
  const event: RunEvent = failure ? { event: 'failed', ...common, failure } : { event: 'stopped', ...common };
  await appendFile(runPaths(folder).events, `${JSON.stringify(event)}\n`);
}

/** All points of a run; a torn last line, left by a kill, is passed over. */
export function readRunMetrics(folder: string): Promise<readonly MetricPoint[]> {
  return readLines(runPaths(folder).metrics, metricPointSchema);
}

async function readLines<T>(file: string, schema: z.ZodType<T>): Promise<readonly T[]> {
  const text = (await readTextFile(file)) ?? '';
  return text.split('\n').flatMap((line) => {
    try {
      const parsed = schema.safeParse(JSON.parse(line));
      return parsed.success ? [parsed.data] : [];
    } catch {
      return [];
    }
  });
}

async function readPart<T>(folder: string, file: string, schema: z.ZodType<T>): Promise<T> {
  let stored: unknown;
  try {
    stored = await readJsonFile(file);
  } catch (cause) {
    throw new AppError('run.unreadable', { path: folder, file: path.basename(file) }, { cause });
  }
  if (stored === undefined) throw new AppError('run.notFound', { path: folder });
  const parsed = schema.safeParse(stored);
  if (!parsed.success) throw new AppError('run.unreadable', { path: folder, file: path.basename(file) });
  return parsed.data;
}

function writeJson(file: string, value: unknown): Promise<void> {
  return writeFileAtomic(file, `${stringifySorted(value, 2)}\n`);
}
